import { catalog } from "./catalog";

/**
 * The words of the front page and the navigation: for each lesson its title, its question, and what the lecture shows
 * there.
 */
export const course = catalog("course", {
  "training-loop.title": "Training loop",
  "training-loop.question": "Six lines train a network. Where is the derivative?",
  "training-loop.lecture":
    "the loop in full: batches from a loader, zeroed gradients, logits, cross-entropy, backward, step",
  "scaling.title": "Scaling",
  "scaling.question": "What exactly does the scale of x do?",
  "scaling.lecture": "linear regression, its gradient, and a plot of one learning rate at many input scales",
  "init.title": "Initialization",
  "init.question": "What is left of a signal after twenty layers?",
  "init.lecture": [
    "a three-layer network and the question of good and bad first weights, then a σ to be found so that a ReLU",
    "layer keeps the variance at 1",
  ],
  "optimizers.title": "Optimizers",
  "optimizers.question": "Update rules: are the claims about them true, and when?",
  "optimizers.lecture":
    "a table of seven optimizers, from SGD to Adagrad, with the idea, the strengths and the weaknesses of each",
  "backprop.title": "Backprop",
  "backprop.question": "How is every derivative computed, one operation at a time?",
  "backprop.lecture": [
    "every framework differentiates automatically, by vector-Jacobian products; the chain rule still has to be",
    "understood",
  ],
  "playground.title": "Playground",
  "playground.question": "Which hyper-parameters matter, and how do they interact?",
  "playground.lecture":
    "a list of hyper-parameters that grows slide by slide: data, layers, initialization, optimizer, batch, steps",
  "hparams.title": "Hyper-parameters",
  "hparams.question": "You cannot try everything: which runs do you spend, and what do you believe?",
  "hparams.lecture":
    "not everything can be cross-validated; begin at random, then change one thing at a time; much does not transfer",
});
