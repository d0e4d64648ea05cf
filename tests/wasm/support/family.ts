/**
 * The cases of a claim: all of them in `npm run test:claims` (the project `claims` of vitest.config.ts), only the first
 * in `npm test`.
 */
export const family = <Case>(...cases: readonly [Case, ...Case[]]): readonly Case[] =>
  process.env.GRADLAB_FAMILIES === "all" ? cases : cases.slice(0, 1);
