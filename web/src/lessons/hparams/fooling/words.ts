import { catalog } from "../../../messages";

/** The words of the section on optimistic scores. */
export const words = catalog("hparams-fooling", {
  text: [
    "Many candidates, all equally good: each is right on {truth} % of new rows. Each is scored on {rows} validation",
    "rows, and the best score is kept. (Coins stand for the candidates here, so that the truth is known.)",
  ],
  question: "How good does the best of 20 look?",
  "guess.honest": "As good as it is",
  "guess.better": "Better than it is",
  "guess.worse": "Worse than it is",
  because: [
    "Scores on few rows scatter; the largest of many is one that was lucky. The more candidates, the more luck is",
    "chosen.",
  ],
  empty: "200 such searches, as a histogram, after your answer.",
  candidates: "candidates",
  scored: "scored on",
  "scored.split": "{rows} rows",
  "scored.folds": "{folds} folds, {all} rows",
  "key.best": "the best score, in {searches} searches",
  "key.fresh": "the chosen one on fresh rows",
  "mark.truth": "truth",
  "mark.theory": "theory for the best",
  "column.from": "score from",
  "column.best": "best",
  "column.fresh": "on fresh rows",
  "column.candidate": "candidate",
  "column.score": "score",
  "peek.scores": "Scores of those that were peeked at",
  facts: [
    "The best of {candidates} scores {mean} % in the mean (± {error}, standard error), theory says {predicted} %; on",
    "fresh rows the chosen one scores {fresh} % (± {freshError}), the truth is {truth} %.",
  ],
  formula: [
    "Theory: right rows are counted, so each score is a binomial count of n = {n} rows divided by n. The largest of",
    "k = {candidates} has the mean (1/n) Σ (1 − F(j)ᵏ), j = 0 … n − 1; F(j) is the chance of at most j right rows.",
  ],
  cure: [
    "Cross-validation uses every row once, so each score is steadier and the flattery smaller, by about the root of",
    "the folds. But the best of many steadier scores is still the best of many: it does not cure peeking. Only rows",
    "that took no part in any choice give an honest number.",
  ],
  "peek.title": "The test rows are locked. Do you peek?",
  "peek.text": [
    "One look at {rows} test rows, at the end, is honest: the scatter may go either way. Each further look, with a",
    "choice after it, makes them validation rows. The truth of every candidate is {truth} %.",
  ],
  peek: "Peek: one more candidate on the test rows",
  "peek.again": "New test rows, locked",
  "peek.locked": "Locked. Nobody has looked.",
  "peek.once": "Looked at once: {best} %; the truth is {truth} %. One look flatters nobody.",
  "peek.facts": [
    "Looked at {peeks} times. The best of them, which one would report: {best} %; the truth is {truth} %. After so",
    "many looks theory expects {predicted} %.",
  ],
  "folds.title": "What cross-validation does cure",
  "folds.text": [
    "One setting, wine, {splits} random splits, and each time the question how good it is: by one split into",
    "training and validation rows, and by {folds}-fold cross-validation of the same rows. Real trainings.",
  ],
  "folds.run": "Train {runs} networks",
  "folds.empty": "A dot a split: first by one validation part, then by cross-validation.",
  "folds.split": "One validation part",
  "folds.folds": "{folds}-fold cross-validation",
  "folds.facts": "Mean {mean} %, standard deviation over the splits {deviation} points.",
  "folds.within": [
    "Within one cross-validation the {folds} folds have a standard deviation of {deviation} points: that is how far",
    "one fold lies from the next, not how well their mean is known. Divided by √{folds} it is the standard error of",
    "the mean, {error} points, if the folds were independent. They are not, since they share training rows: take it",
    "for a guide. The means of the {splits} splits above scatter by {means} points.",
  ],
});
