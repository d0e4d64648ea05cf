export { Memo as Kept, MemoFor as KeptFor } from "./memo";
