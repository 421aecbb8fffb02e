/** Loads the page again: the address holds the experiment as it is. */
export function reloadPage(): void {
  location.reload();
}
