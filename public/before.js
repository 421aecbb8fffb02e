/**
 * Runs before all else of a page, in any browser, however old: says in words what keeps the page from running, and what to do.
 * Written in ECMAScript 5, and loaded as it stands here. Where it has spoken, the page's own script does not begin.
 */
(function () {
  'use strict';
  var BROWSERS =
    'Unroll runs in Chrome and Edge from version 120 on, in Firefox from 121, in Safari from 17.2, and on Chromebooks that get updates.';
  var root = document.documentElement;

  function element(name, text) {
    var made = document.createElement(name);
    if (text) made.appendChild(document.createTextNode(text));
    return made;
  }

  function show(title, sentences, open) {
    var page = document.getElementById('page');
    // Once it has begun, the page says itself what goes wrong.
    if (!page || page.childNodes.length > 0) return;
    var main = element('main');
    main.className = 'broken';
    main.setAttribute('role', 'alert');
    main.appendChild(element('h1', title));
    for (var k = 0; k < sentences.length; k++) main.appendChild(element('p', sentences[k]));
    if (open) {
      var link = element('a', 'Open the page by itself');
      // Of an embedded page, the ordinary one.
      link.href = location.href.replace(/embed(\.html)?(?=#|$)/, '');
      link.target = '_blank';
      link.rel = 'noopener';
      main.appendChild(element('p')).appendChild(link);
    }
    page.appendChild(main);
  }

  function say(title, sentences, open) {
    if (root.hasAttribute('data-cannot-run')) return;
    root.setAttribute('data-cannot-run', '');
    var now = function () {
      show(title, sentences, open);
    };
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', now);
    else now();
  }

  function has(test) {
    try {
      return Boolean(test());
    } catch (error) {
      return false;
    }
  }

  /** An embedded page has a file of its own; a link that asks for it elsewhere is sent there. */
  var embedded = root.hasAttribute('data-embed');
  if (!embedded && /(^#|&)view=embed(&|$)/.test(location.hash)) {
    root.setAttribute('data-cannot-run', '');
    location.replace('embed.html' + location.hash);
    return;
  }

  /** True within a frame that may not count as a part of its own site: neither modules nor workers load there, unless the page sees to that. */
  var sandboxed = has(function () {
    return window.origin === 'null' && location.protocol !== 'file:';
  });

  var needs = [
    [
      'script modules',
      function () {
        return 'noModule' in document.createElement('script');
      }
    ],
    [
      'workers',
      function () {
        return typeof Worker === 'function';
      }
    ],
    [
      'Array.toSorted',
      function () {
        return [].toSorted && [].toReversed;
      }
    ],
    [
      'Array.findLast',
      function () {
        return [].findLast && [].findLastIndex;
      }
    ],
    [
      'Array.at',
      function () {
        return [].at;
      }
    ],
    [
      'Object.hasOwn',
      function () {
        return Object.hasOwn;
      }
    ],
    [
      'String.replaceAll',
      function () {
        return ''.replaceAll;
      }
    ],
    [
      'ResizeObserver',
      function () {
        return typeof ResizeObserver === 'function';
      }
    ],
    [
      'IntersectionObserver',
      function () {
        return typeof IntersectionObserver === 'function';
      }
    ],
    [
      'dialogs',
      function () {
        return document.createElement('dialog').showModal;
      }
    ],
    [
      'AbortController',
      function () {
        return typeof AbortController === 'function';
      }
    ],
    [
      'container queries',
      function () {
        return CSS.supports('container-type', 'inline-size');
      }
    ]
  ];
  function sayShutIn() {
    say(
      'This page is kept from running here',
      [
        'It is shown within another page that shuts it in (a sandboxed frame), where neither its scripts nor its training can be loaded.'
      ],
      true
    );
  }

  var missing = [];
  for (var k = 0; k < needs.length; k++) if (!has(needs[k][1])) missing.push(needs[k][0]);

  if (location.protocol === 'file:')
    say('This page cannot be opened as a file', [
      'Browsers run no script modules from files. In the folder of Unroll, “npm start” serves the page on this machine and opens it.'
    ]);
  else if (sandboxed && !embedded) sayShutIn();
  else if (missing.length > 0)
    say('This browser cannot run Unroll', [
      'It lacks ' + missing.join(', ') + ': it is too old, or something in it has switched that off.',
      BROWSERS + ' Update the browser, or open the page in another one.'
    ]);

  window.addEventListener(
    'error',
    function (event) {
      var from = event.target;
      if (sandboxed && from && from.tagName === 'SCRIPT') sayShutIn();
      else if (from && from.tagName === 'SCRIPT')
        say('The page did not arrive whole', [
          'Its script could not be loaded: the connection is down, something holds the file back, or the site has just been renewed.',
          'Load the page again. If that does not help, ask whoever runs the network here to let ' +
            location.host +
            ' through.'
        ]);
      else if (event.message)
        say('The page could not begin', [
          'Something in it failed at once: ' + event.message,
          'Load the page again. If that does not help, update the browser. ' + BROWSERS
        ]);
    },
    true
  );
})();
