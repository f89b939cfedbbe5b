import { createContext } from 'react';

/** The id of the text that says of whom the buttons below it are, where several rows have the same buttons. */
export const ButtonSubjectContext = createContext<string | undefined>(undefined);
