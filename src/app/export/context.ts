/** How an instrument says which numbers stand behind it, so that the shell around it can save them. */
import { createContext, useContext, useEffect, useEffectEvent } from 'react';
import type { Table } from './table.ts';

export type GiveTable = (() => Table | undefined) | undefined;

/** Takes the function of the instrument that is open, and undefined when it closes. */
export const TableContext = createContext<(give: GiveTable) => void>(() => {});

/** The instrument's numbers as they are now; undefined while there are none. */
export function useTable(table: () => Table | undefined): void {
  const register = useContext(TableContext);
  const give = useEffectEvent(table);
  useEffect(() => {
    register(() => give());
    return () => register(undefined);
  }, [register]);
}
