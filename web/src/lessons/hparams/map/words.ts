import { catalog } from "../../../messages";

/** The words of the map of two knobs. */
export const words = catalog("hparams-map", {
  text: [
    "A small network with ReLU, trained at every learning rate and with every value of another knob; each cell is",
    "the mean of {repeats} real runs.",
  ],
  rival: "against the rate",
  normalization: "normalization",
  init: "initialization",
  batch: "batch size",
  depth: "hidden layers",
  question: "You have found the best learning rate. Now you change another knob. Is it still the best rate?",
  "guess.stays": "Yes, whatever the knob",
  "guess.moves": "It may move",
  because: [
    "Knobs that depend on each other are searched together, or the rate is tuned again after each change. Whether",
    "these two do is measured by the map.",
  ],
  moves: [
    "No rate is among the best of every row: in one of them each is told apart from the best, or diverged. The",
    "best rate moves with this knob.",
  ],
  "moves.hangs": [
    "No rate is among the best of every row, but only since runs diverged for some of the seeds: else {rates} could be",
    "the best in every row. Such runs are counted and not tested, so a move is not told here.",
  ],
  "moves.not": [
    "A move is not told apart here: in every row {rates} could be the best. That does not prove that the best rate",
    "stays, but one rate does for all rows as far as these seeds can tell.",
  ],
  or: " or ",
  "moves.nothing": "In every row each rate diverged for some seed.",
  "row.found": "{value}: {lr} (loss {loss} ± {error})",
  "row.tied": "{value}: {lr} (loss {loss} ± {error}; not told apart: {ties})",
  "row.diverged": "{value}: none, all diverged",
  rows: "Best rates, with the standard error over {repeats} seeds: {rows}.",
  seed: "seed",
  run: "Train the map: {runs} runs",
  table: "validation loss by {rival} and learning rate",
  "column.rate": "learning rate",
  "column.loss": "validation loss",
  axis: "learning rate",
  empty: "The map fills after your answer.",
  caption: [
    "Validation loss after {steps} steps, mean of {repeats} seeds; ↗ diverged. The frame is the lowest mean of its",
    "row; dotted frames are not told apart from it (logarithms of the losses paired by seed, all pairs, 5 % for the",
    "whole map, Holm). A cell opens in the playground.",
  ],
  contours: [
    "The lines run where the loss is 1.1, 1.5 and 2.5 times that of the best cell; the dotted one joins the lowest",
    "means.",
  ],
  "contours.none": "No contours: between two kinds of normalization there is nothing.",
  cell: "{value} at learning rate {lr}: {loss}; open in the playground",
  "cell.best": "{value} at learning rate {lr}: {loss}, the best of its row; open in the playground",
  "cell.tied": [
    "{value} at learning rate {lr}: {loss}, not told apart from the best of its row; open in the playground",
  ],
  "row.none": "none",
  "row.batch": "batch",
  "row.layer": "layer",
  "row.lecun-normal": "LeCun, 1/n",
  "row.he-normal": "He, 2/n",
  "row.unit-variance": "2.93/n",
  "row.1": "1",
  "row.2": "2",
  "row.4": "4",
  "row.8": "8",
  "row.16": "16",
  "row.64": "64",
  "row.200": "200",
});

type NoValue = "row.found" | "row.tied" | "row.diverged";
export type RowName = Exclude<Extract<Parameters<typeof words.text>[0], `row.${string}`>, NoValue>;
