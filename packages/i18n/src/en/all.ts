export { messages } from '../fr/all.ts';
