/** The link in the address bar: the page writes its experiments there, and a person may put others in their place. */
import {
  encodeLessonPlace,
  encodeLink,
  encodePageView,
  OWN_LESSON,
  sweptBy,
  type StudyPlan,
} from '../config/index.ts';
import type { Address, HistoryEntry } from './address.ts';
import type { Page } from './page.ts';
import { ownInUse, type PageState } from './state.ts';

export class PageLink {
  /** The fragment as the page has read or written it last. */
  private fragment = '';

  constructor(
    private readonly address: Address,
    private readonly page: Page,
  ) {}

  read(): string {
    this.fragment = this.address.read();
    return this.fragment;
  }

  write(entry: HistoryEntry): void {
    const fragment = this.encoded(this.page.get().ownInLink);
    if (fragment === this.fragment) return;
    this.fragment = fragment;
    this.address[entry](fragment);
  }

  /**
   * The whole link, with or without the own data that the experiment is trained on. A lesson that only this tab has is not in it, nor is how
   * this page is shown.
   */
  whole(withOwn: boolean): string {
    return this.address.link(this.encoded(withOwn, true));
  }

  /** Calls `listener` when somebody else has changed it; returns an unsubscribe function. */
  onChange(listener: () => void): () => void {
    return this.address.onChange(() => {
      if (this.address.read() !== this.fragment) listener();
    });
  }

  private encoded(withOwn: boolean, forOthers = false): string {
    const page = this.page.get();
    const lesson = forOthers && page.lesson?.id === OWN_LESSON ? undefined : page.lesson;
    const own = withOwn ? ownInUse(page) : undefined;
    const experiment = encodeLink(page.experiment, own, this.page.entrants, studyOf(page));
    return `${encodeLessonPlace(lesson)}${forOthers ? '' : encodePageView(page)}${experiment}`;
  }
}

/** The study, as far as the experiment still has the settings that it goes through. */
function studyOf({ study, experiment }: PageState): StudyPlan | undefined {
  return study && { ...study, axes: study.axes.filter(({ key }) => sweptBy(experiment, key)) };
}
