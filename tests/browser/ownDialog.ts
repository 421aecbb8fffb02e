/** Handling of the dialogs for own data, as a visitor does it. */
import { page, userEvent } from 'vitest/browser';
import { expect } from 'vitest';
import { openPage, type OpenPage } from './appPage.tsx';

export const button = (name: string | RegExp) => page.getByRole('button', { name });
export const dialog = () => page.getByRole('dialog');
export const alertLine = () => dialog().getByRole('alert');

/** Opens the page of a task with its dialog for own data. */
export async function openDialog(task: 'text' | 'forecast'): Promise<OpenPage> {
  const opened = openPage(`task=${task}`);
  opened.session.show('own');
  await expect.element(dialog()).toBeVisible();
  return opened;
}

/** Fills the dialog's text area as pasting does: all at once. */
export async function paste(text: string): Promise<void> {
  const area = dialog().element().querySelector('textarea')!;
  area.focus();
  area.select();
  document.execCommand('insertText', false, text);
  if (text === '') await userEvent.keyboard('{Backspace}');
}

function carrying(files: readonly File[], text = ''): DataTransfer {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  if (text !== '') transfer.setData('text/plain', text);
  return transfer;
}

/** Gives a file to the dialog's file input, as choosing one does. */
export function choose(file: File): void {
  const input = dialog().element().querySelector<HTMLInputElement>('input[type=file]')!;
  input.files = carrying([file]).files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Drags files over the page and lets them fall. Returns what stood on the page while they were held. */
export async function drop(...files: File[]): Promise<string> {
  const event = (type: string) =>
    new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: carrying(files) });
  const over = event('dragover');
  document.body.dispatchEvent(over);
  expect(over.defaultPrevented).toBe(true);
  await new Promise((resolve) => requestAnimationFrame(resolve));
  const shown = document.querySelector('.drop-here')?.textContent ?? '';
  const fallen = event('drop');
  document.body.dispatchEvent(fallen);
  expect(fallen.defaultPrevented, 'the browser would leave the page').toBe(true);
  return shown;
}

/** Pastes with the keyboard where nothing has the focus. */
export function pasteAnywhere(text: string, ...files: File[]): void {
  const clipboardData = carrying(files, text);
  document.body.dispatchEvent(
    new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }),
  );
}
