/** What a visitor has chosen for this page, whatever the experiment; it stays in this browser. */
import {
  readBackground,
  readMoreSettings,
  readShortcuts,
  readStory,
  readTheme,
  storeBackground,
  storeMoreSettings,
  storeStoryOver,
  storeShortcuts,
  storeTheme,
  type Shelf,
} from './localStorage.ts';
import type { Page } from './page.ts';
import type { Preferred, Theme } from './state.ts';

export function readPreferences(shelf: Shelf): Preferred {
  return {
    theme: readTheme(shelf),
    shortcuts: readShortcuts(shelf),
    background: readBackground(shelf),
    moreSettings: readMoreSettings(shelf),
    story: readStory(shelf),
  };
}

export class Preferences {
  constructor(
    private readonly page: Page,
    private readonly shelf: Shelf,
  ) {}

  setTheme(theme: Theme): void {
    storeTheme(this.shelf, theme);
    this.page.set({ theme });
  }

  setShortcuts(shortcuts: boolean): void {
    storeShortcuts(this.shelf, shortcuts);
    this.page.set({ shortcuts });
  }

  /** Whether training goes on while nobody can see the page. */
  setBackground(background: boolean): void {
    storeBackground(this.shelf, background);
    this.page.set({ background });
  }

  /** Whether the further settings stand open when the page opens. */
  setMoreSettings(moreSettings: boolean): void {
    storeMoreSettings(this.shelf, moreSettings);
    this.page.set({ moreSettings });
  }

  /** The story of the first visit has been told, or skipped: it never comes again. */
  endStory(): void {
    storeStoryOver(this.shelf);
    this.page.set({ story: false });
  }
}
