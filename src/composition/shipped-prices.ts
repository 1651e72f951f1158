import text from '../advisor/catalog/data/prices.yaml';

/** Apart from the other catalogues, because whoever prices a request needs no models and no machines. */
export const SHIPPED_PRICES = { file: 'prices.yaml', text } as const;
