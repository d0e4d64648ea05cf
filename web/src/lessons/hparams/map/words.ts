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
  question: "You have found the best learning rate. Now you change another knob. Where is the best rate?",
  "guess.stays": "Where it was",
  "guess.moves": "It moves",
  "because.normalization": [
    "Look at the frames: with normalization the best rate is another one. Knobs that depend on each other are",
    "searched together, or the rate is tuned again after each change.",
  ],
  "because.init": [
    "Look at the frames: larger first weights give larger gradients, and the best rate is another one. Tune the",
    "rate again after changing the initialization.",
  ],
  "because.batch": [
    "Look at the frames: small batches scatter, and ask for a smaller rate; large ones bear a larger one. Change",
    "the batch size, and tune the rate again.",
  ],
  "because.depth": [
    "Look at the frames: the deeper the network, the smaller its best rate. Change the depth, and tune the rate",
    "again.",
  ],
  seed: "seed",
  run: "Train the map: {runs} runs",
  table: "validation loss by {rival} and learning rate",
  axis: "learning rate",
  empty: "The map fills after your answer.",
  caption: [
    "Validation loss after {steps} steps, mean of {repeats} seeds; ↗ diverged. The frame is the best rate of its",
    "row. A cell opens in the playground.",
  ],
  contours: [
    "The lines run where the loss is 1.1, 1.5 and 2.5 times that of the best cell; the dotted one joins the best",
    "rates.",
  ],
  "contours.none": "No contours: between two kinds of normalization there is nothing.",
  cell: "{value} at learning rate {lr}: {loss}; open in the playground",
  "cell.best": "{value} at learning rate {lr}: {loss}, the best of its row; open in the playground",
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

export type RowName = Extract<Parameters<typeof words.text>[0], `row.${string}`>;
