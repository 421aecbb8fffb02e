/*!
 * Helper for pages that show Unroll in a frame, version 1: gives the frame its height and speaks with it (docs/embedding.md).
 * SPDX-License-Identifier: Apache-2.0. Copyright the authors of Unroll. Copy it as you like, with this notice; it comes without warranty.
 */
(function () {
  'use strict';
  const VERSION = 1;

  /** @param frame an iframe with embed.html; @param options { resize: false } leaves its height as it is */
  window.UnrollEmbed = function UnrollEmbed(frame, options = {}) {
    // A sandboxed frame has no origin that could be named.
    const shut = frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-same-origin');
    const origin = shut ? 'null' : new URL(frame.src, location.href).origin;
    const listeners = { ready: [], state: [], handin: [], height: [] };

    let heard = false;

    const hear = ({ source, origin: from, data }) => {
      if (!source || source !== frame.contentWindow || from !== origin) return;
      if (typeof data !== 'object' || data === null || data.version !== VERSION) return;
      const name = /^unroll:(ready|state|handin|height)$/.exec(data.type)?.[1];
      if (name === 'height' && options.resize !== false && data.height >= 200 && data.height <= 2000)
        frame.style.height = `${data.height}px`;
      // Who speaks for the first time, or anew, has not heard it.
      if (!heard || name === 'ready') {
        heard = true;
        if (listeners.handin.length > 0) send('collect');
      }
      for (const listener of listeners[name] || []) listener(data);
    };
    const send = (name, more) =>
      // A frame that was taken out of the page has none.
      frame.contentWindow?.postMessage(
        { ...more, type: `unroll:${name}`, version: VERSION },
        shut ? '*' : origin
      );
    window.addEventListener('message', hear);

    return {
      play: () => send('play'),
      pause: () => send('pause'),
      reset: () => send('reset'),
      set: (link) => send('set', { link }),
      lesson: (id, at = 1) => send('lesson', { id, at }),
      onReady: (listener) => listeners.ready.push(listener),
      onState: (listener) => listeners.state.push(listener),
      onHandIn: (listener) => {
        listeners.handin.push(listener);
        if (heard) send('collect');
      },
      detach: () => window.removeEventListener('message', hear)
    };
  };

  for (const frame of document.querySelectorAll('iframe[data-unroll]')) window.UnrollEmbed(frame);
})();
