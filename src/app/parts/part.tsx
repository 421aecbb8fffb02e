/**
 * A part of the page that is loaded when it is first shown. Where it does not arrive, or fails, that is said in its place, and it
 * can be tried again; everything around it works on.
 */
import { lazy, Suspense, useState, useSyncExternalStore, type ComponentType, type ReactNode } from 'react';
import { Emitter } from '../../store/emitter.ts';
import { MissingFileError } from '../../loading/arrive.ts';
import { Boundary } from './Boundary.tsx';
import { loadPart } from './load.ts';
import { PartFailure, type Place } from './PartFailure.tsx';

interface PartLooks {
  readonly place?: Place;
  /** In its place while it is loaded. */
  readonly pending?: ReactNode;
}

/**
 * @param label what the part is called on the page
 * @param load `() => import('…')`
 * @param pick the component of what was loaded
 */
export function part<Module extends object, Props extends object>(
  label: string,
  load: () => Promise<Module>,
  pick: (module: Module) => ComponentType<Props>,
  { place = 'block', pending = null }: PartLooks = {},
): ComponentType<Props> {
  // React keeps in mind what became of a lazy component, so each try has one of its own. All places of the part share it.
  const fresh = (tries: number) => ({
    tries,
    Loaded: lazy(async () => ({ default: pick(await loadPart(load)) })),
  });
  let newest = fresh(0);
  const changes = new Emitter();
  const tryAgain = (failed: typeof newest) => {
    if (newest !== failed) return;
    newest = fresh(failed.tries + 1);
    changes.emit();
  };

  return function Part(props: Props) {
    const shown = useSyncExternalStore(changes.subscribe, () => newest);
    const { Loaded, tries } = shown;
    return (
      <Boundary
        key={tries}
        renderFailure={(error, mend) => (
          <PartFailure
            {...{ label, error, place }}
            tried={tries > 0}
            onAgain={() => (error instanceof MissingFileError ? tryAgain(shown) : mend())}
          />
        )}
      >
        <Suspense fallback={pending}>
          <Loaded {...props} />
        </Suspense>
      </Boundary>
    );
  };
}

interface ContainedProps {
  /** What the part is called on the page. */
  readonly label: string;
  readonly place?: Place;
  readonly children: ReactNode;
}

/** A part that came with the page: what goes wrong in it stays in its place. */
export function Contained({ label, place = 'block', children }: ContainedProps) {
  const [tried, setTried] = useState(false);
  return (
    <Boundary
      renderFailure={(error, mend) => (
        <PartFailure
          {...{ label, error, place, tried }}
          onAgain={() => {
            setTried(true);
            mend();
          }}
        />
      )}
    >
      {children}
    </Boundary>
  );
}
