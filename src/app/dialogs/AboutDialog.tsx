/** What the page is: its version, what it keeps and where, whose data it brings along, and under which licence it stands. */
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { NewTabLink } from '../../ui/NewTabLink.tsx';
import { useSession } from '../sessionContext.ts';
import { dataSources } from './dataSources.ts';
import { TESTED_IN } from './testedIn.ts';
import { VERSIONS } from './versions.ts';
import './about.css';

export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  return (
    <Dialog title="About Unroll" onClose={onClose}>
      <p>
        A playground in which recurrent networks learn before your eyes, computed on this machine. What the
        page says about them is tested by runs of its own, or has a source: the textbook names both.
      </p>
      <Button look="primary" className="about-textbook" onClick={() => session.show('textbook')}>
        Open the textbook
      </Button>
      <h3>What is kept</h3>
      <p>
        Nothing leaves this browser, unless you share a link yourself: the page loads nothing from anywhere
        else, counts nobody and sets no cookies. In the browser stay what you choose for the page, such as
        light or dark, and what you give it or ask it to keep, such as a text of your own, until you remove
        it. The run of a tab is kept for some days, so that it can go on after a reload.
      </p>
      <h3>Data</h3>
      <ul className="about-data">
        {dataSources.map(({ file, sentence }) => (
          <li key={file}>{sentence}</li>
        ))}
      </ul>
      <h3>Version and licence</h3>
      <p>
        This is Unroll {VERSIONS.unroll}, with React {VERSIONS.react} and TensorFlow.js {VERSIONS.tensorflow}.
        It is free software under the Apache License 2.0;{' '}
        <NewTabLink href="notices.txt">what it is built with</NewTabLink> has licences of its own.
      </p>
      <p>
        Tested in Chromium {TESTED_IN.Chromium}, which is also the engine of Chrome and Edge, in Firefox{' '}
        {TESTED_IN.Firefox} and in WebKitGTK {TESTED_IN.WebKitGTK}, whose engine is that of Safari. Safari
        itself, on Mac, iPhone and iPad, has not been tried.
      </p>
    </Dialog>
  );
}
