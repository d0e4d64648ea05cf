import { catalog } from "../../../messages";

/** The words of the claims about the rules. */
export const words = catalog("optimizers-claims", {
  title: "The table, put to the test",
  lead: "Each strength and weakness of the lecture's table is tried here in several settings: other surfaces, noise, data, lengths of training. Put the rules in the order you expect, say what becomes of the sentence, then run it.",
  list: "Claims of the table",
  seeds: "seeds",
  "seeds.help":
    "How often each setting is repeated, from other starts, data or first weights. Learning rates are chosen with five other seeds.",
  order: "Your order",
  guess: "And the sentence?",
  run: "Run the experiment",
  again: "Run it again",
  more: "Go on",
  stop: "Stop",
  running: "{done} of {of} settings done",
  waiting: "waits for another experiment",
  "verdict.holds": "it holds",
  "verdict.fails": "it fails",
  "verdict.depends": "it depends",
  "verdict.undecided": "not decided",
  "guess.undecided": "these seeds cannot tell",
  "setting.holds": "holds",
  "setting.fails": "fails",
  "setting.undecided": "not decided",
  "result.plain": "The table's sentence: {verdict}.",
  "result.right": "The table's sentence: {verdict}, as you expected.",
  "result.wrong": "The table's sentence: {verdict}. You expected: {guess}.",
  "result.partial": "So far, in {done} of {of} settings: {verdict}.",
  "result.depends": "It depends on {factors}.",
  "result.where": "It holds in {holds}, fails in {fails} and is not decided in {open} of the settings.",
  "mended.label": "With its domain named",
  "mended.holds": "So it holds in the settings of its domain.",
  "mended.fails": "So it fails in the settings of its domain.",
  "mended.depends": "So it holds in some settings of its domain and fails in others.",
  "mended.undecided": "These seeds do not decide it.",
  "settings.label": "the sentence there",
  "settings.setting": "setting",
  "settings.difference": "difference, with its interval",
  "settings.visible": "could have seen",
  "settings.note":
    "Intervals and decisions are those of Student's t over {seeds} pairs of seeds, for all {count} comparisons together (Holm): chance alone decides one of them wrongly in at most one of twenty such tables. “Could have seen” is the difference that so many seeds find in four of five repetitions.",
  "settings.beside": "beside {rule}",
  "settings.open": "The numbers of this setting",
  "difference.factor": "× {factor}",
  "settings.none": "the seeds do not vary: no interval",
  "role.control": "control",
  "role.beyond": "outside",
  "role.domain": "inside its domain",
  "role.control.help": "What the sentence credits is absent here: the difference must be, too.",
  never: "not always",
  failed: "The experiment stopped: {reason}",
  "table.label": "What was measured in this setting",
  "rule.sgd": "SGD",
  "rule.momentum": "Momentum",
  "rule.nesterov": "Nesterov",
  "rule.adam": "Adam",
  "rule.adamw": "AdamW",
  "rule.rmsprop": "RMSprop",
  "rule.adagrad": "Adagrad",
  "axis.rate": "learning rate",
  "axis.best": "best rate",
  "axis.steps": "steps to 1e-6",
  "axis.arrived": "arrived, of {of}",
  "unit.points": "points of accuracy",
  "unit.loss": "test loss less",
  "unit.times.faster": "times as fast",

  and: " and ",
  "factor.surface": "{value}",
  "factor.noise": "noise {value}",
  "factor.share of 2/λ": "rate {value} times 2/λ",
  "factor.data": "{value}",
  "factor.steps": "{value} steps",
  "factor.kappa": "κ = {value}",
  "factor.momentum": "μ = {value}",
  "factor.angle": "turned {value}°",
  "factor.table": "{value} features",
  "factor.gradient": "gradients of size {value}",
  "factor.decay": "decay {value}",
  "factor.lr": "rate {value}",
  "factor.rate": "rate {value}",
  "factor.slope": "slope {value}",
  "on.surface": "the surface",
  "on.noise": "the noise",
  "on.share of 2/λ": "whether the rate is below 2/λ",
  "on.data": "the data",
  "on.steps": "the length of the training",
  "on.kappa": "the condition number",
  "on.momentum": "the momentum",
  "on.angle": "the direction of the ravine",
  "on.table": "the table",
  "on.gradient": "the size of the gradients",
  "on.decay": "the decay",
  "on.lr": "the learning rate",
  "on.rate": "the learning rate",
  "on.slope": "the slope",
  "value.slope": "slope without end",
  "value.ravine": "ravine",
  "value.rosenbrock": "Rosenbrock",
  "value.beale": "Beale",
  "value.himmelblau": "Himmelblau",
  "value.spiral": "spirals",
  "value.moons": "moons",
  "value.noisy moons": "noisy moons",
  "value.circles": "circles",
  "value.digits": "digits",
  "value.breast-cancer": "breast cancer",
  "value.wine": "wine",
  "value.tuned": "tuned",
  "value.sparse": "sparse",
  "value.dense": "dense",

  "steady.sentence": "SGD is stable.",
  "steady.mended":
    "Without noise, each rule at its best rate, the loss of gradient descent rises on fewer steps than that of momentum or Adam.",
  "steady.order": "On the ravine without noise: which is calmest? The fewest rising steps first.",
  "steady.score": "{value} % of its steps",
  "steady.method":
    "Counted: on what share of the steps the loss rises until it stays below 1e-6. Every seed starts somewhere else, and each rule has the learning rate that arrived soonest from five other starts. With noise, where nothing arrives for good, it is the rate with the lowest loss at rest.",
  "steady.known":
    "On a quadratic with curvatures up to λ plain descent cannot raise the loss below 2/λ, and grows without bound above it; momentum may go on to 2(1 + μ)/λ. With noise the S of SGD is back, and near the minimum each step of any rule is as likely to go up as its noise is larger than its gradient.",
  "steady.unit": "points fewer rising steps",
  "steady.rising": "rising steps (%)",

  "generalize.sentence": "SGD generalizes better than Adam.",
  "generalize.mended": "On small tables and small networks SGD generalizes better than Adam.",
  "generalize.order": "On noisy moons: which gets more of the test rows right? That one first.",
  "generalize.score": "{value} % right",
  "generalize.method":
    "A network of 32 and 32 ReLU units. Each rule gets the learning rate that does best on the validation rows with five other seeds; judged is the share of test rows that it gets right, which chose nothing. Each seed draws data, split, first weights and batches for both.",
  "generalize.known":
    "The claim comes from large networks on images (Wilson and others, 2017). Nothing makes it carry over to every problem, and a difference of half a point needs some forty pairs of such small test sets to be seen.",
  "generalize.train": "training loss",
  "generalize.test": "test accuracy (%)",

  "tuning.sentence": "SGD needs its learning rate tuned.",
  "tuning.mended":
    "At the rate that PyTorch suggests, SGD loses more than two points of accuracy, and more than Adam at its own.",
  "tuning.order": "On the spirals: which gains more by tuning? That one first.",
  "tuning.score": "{value} points",
  "tuning.method":
    "A network of 32 and 32 ReLU units, once at PyTorch's default rate, 0.01 for SGD and 0.001 for Adam, and once at the best of ten rates half a decade apart, which five other seeds have chosen. Compared: the validation accuracy. The sentence holds where tuning gains SGD more than two points, and more than it gains Adam.",
  "tuning.known":
    "A default is a number that suited many problems of its time. How much is lost at it depends on the data and on how long is trained: a rate that is too small for 500 steps may do for 5,000.",
  "tuning.noticed": "{points} points",
  "tuning.usual": "at PyTorch's rate (%)",
  "tuning.best": "tuned (%)",
  "tuning.rates": "rates that work, of {of} ({seeds} seeds)",
  "tuning.row": "{rule}, {rate}",

  "out-of-box.sentence": "Adam works out of the box.",
  "out-of-box.mended":
    "At PyTorch's rate Adam comes within two points of Adam tuned, and gets more right than SGD at its own.",
  "out-of-box.order": "On the spirals, each at PyTorch's rate: who gets most right? That one first.",
  "out-of-box.score": "{value} % right",
  "out-of-box.method":
    "The networks of the claim about SGD's tuning, for five rules: each at PyTorch's default rate and at the best of ten. The sentence holds where Adam untuned loses less than two points against Adam tuned, and gets more right than SGD untuned. The other rules are the control: where they do as well, it is no strength of Adam's.",
  "out-of-box.known":
    "A step of Adam's is about as long as its learning rate whatever the scale of the gradients, so that one number means about the same on many networks. RMSprop and Adagrad divide as well.",
  "out-of-box.noticed": "{points} points lost",

  "faster.sentence": "Momentum is faster than SGD, for one more knob.",
  "faster.mended":
    "On a quadratic without noise whose curvatures differ thirtyfold or more, momentum 0.9 is faster than SGD, each at its best rate.",
  "faster.order": "Which needs fewer steps at κ = 1,000, each at its best rate? That one first.",
  "faster.score": "{value} steps",
  "faster.method":
    "Ravines of condition number κ. For SGD and for three momenta the steps to a loss that stays below 1e-6, each at the rate that five other starts have chosen of 61. With noise nothing arrives for good: then it is the loss at rest. The control is the round bowl, where nothing has to be averaged out.",
  "faster.known":
    "At its best rate SGD shrinks the error by (κ − 1)/(κ + 1) a step, momentum at its best by (√κ − 1)/(√κ + 1): about √κ times fewer steps. In the round bowl one step of SGD is all. With noise the rate has to be small to rest low, and then momentum is SGD with a rate 1/(1 − μ) times as large.",
  "faster.momentum": "momentum {momentum}",
  "faster.rest": "loss at rest",

  "smooth.sentence": "Momentum smooths noisy gradients.",
  "smooth.mended":
    "On the bowl the direction that momentum walks in is less noisy than a gradient; where it comes to rest is hardly calmer while rates are small.",
  "smooth.order": "Which walks in the calmer direction? The smaller variance first.",
  "smooth.score": "variance {value}",
  "smooth.method":
    "The bowl with noise of standard deviation 1 added to every gradient, 2,000 steps. Momentum's rate is 1 − μ times SGD's, so that both take strides of the same length. Compared: the variance of the noise in the direction that is walked; and beside it the loss once both have arrived. The control is momentum 0.",
  "smooth.known":
    "A direction is (1 + μ)/(1 − μ) times less noisy than a gradient. The loss at rest is (1 + μ)(2 − η) / (2(1 + μ) − η(1 − μ)) times SGD's at rate η: for μ = 0.9 that is 0.95 at 0.1, 0.76 at 0.5 and 0.51 at 1. Each noisy gradient is still walked off in full, only spread over more steps.",
  "smooth.unit": "times less noise",
  "smooth.noise": "noise in the direction (variance)",
  "smooth.rest": "loss at rest",
  "smooth.predicted": "predicted",

  "look-ahead.sentence": "Nesterov is often faster than momentum, for about the same tuning.",
  "look-ahead.mended": "At momentum 0.99, each at its best rate, Nesterov is faster than momentum.",
  "look-ahead.order": "On the ravine at momentum 0.99: which is there first?",
  "look-ahead.score": "{value} steps",
  "look-ahead.method":
    "Four surfaces, three momenta, the same for both rules, and from every start the fewest steps to a loss that stays below 1e-6, over 129 learning rates that are 7 % apart. Each seed is another start. Where neither arrives, nothing is compared. The control is momentum 0, where both are plain descent.",
  "look-ahead.known":
    "Looking ahead damps the swinging across a valley, which grows with momentum; it also lowers the largest stable rate, from 2(1 + μ)/λ to 2(1 + μ)/((1 + 2μ)λ).",

  "axes.sentence": "Adam gives each parameter a rate of its own.",
  "axes.mended":
    "On a ravine of condition number 100 or more Adam ends higher when the ravine lies across the axes, at the best rate for each, while SGD and momentum end where they did.",
  "axes.order": "On the turned ravine, each at its best rate: who ends lowest after 300 steps?",
  "axes.score": "loss 10 to the {value}",
  "axes.method":
    "The same ravine once along the axes and once turned, from the same places of it, each rule at the rate that is best for each from five other starts. Compared: how many times as high Adam's loss is turned, over the last of 300 steps, beside SGD's and momentum's. The control: turned by 90° the ravine lies along the axes again, and nothing may change.",
  "axes.known":
    "SGD and momentum only scale and add gradients: turning the ravine turns their paths. What divides each coordinate by its own gradients knows the axes, and helps where a ravine lies along them.",
  "axes.unit": "times as high by turning, beside the other",
  "axes.along": "loss, along the axes",
  "axes.turned": "loss, turned",

  "sparse-adam.sentence": "Adam is good for sparse gradients.",
  "sparse-adam.mended":
    "Early in training Adam gets the weights of rare features right sooner than SGD and momentum do, and not so where nothing is sparse.",
  "sparse.sentence": "Adagrad is good for sparse features.",
  "sparse.mended":
    "Early in training Adagrad gets the weights of rare features right sooner than SGD and momentum do, and not so where nothing is sparse.",
  "sparse.order": "Who gets the weights of the rare features best in 30 steps? The smallest error first.",
  "sparse.score": "error {value}",
  "sparse.method":
    "Linear regression on eight features; feature k is there in one row of 2^(k+1), the rarest in one of 256. Each rule at the rate with the lowest training loss on five other tables. Compared: how far the weights of the two rarest features are from the truth. The control is a table where each feature is there in a quarter of the rows; and momentum, which divides by nothing.",
  "sparse.known":
    "A weight whose gradient is mostly 0 keeps a small sum, or mean, of squares, so that its stride stays long when a gradient comes. With enough steps every rule gets there.",
  "sparse.unit": "times smaller error",
  "sparse.undivided": "the better of SGD and momentum",
  "sparse.common": "error, common features",
  "sparse.rare": "error, rare features",
  "sparse.loss": "training loss",

  "decay-strength.sentence": "In Adam, weight decay added to the gradient loses its strength.",
  "decay-strength.mended":
    "Where gradients are large, Adam's decay takes less off a weight than AdamW's of the same number.",
  "decay-strength.order": "With gradients of size 10: which takes more off? That one first.",
  "decay-strength.score": "{value} %",
  "decay-strength.method":
    "A weight on flat ground, whose gradients are noise of a given standard deviation; lr 0.001, 1,000 steps. The same run with and without decay: what is between them is what decay took off. Once with a decay of 0.01 and once a hundred times as strong.",
  "decay-strength.known":
    "Adam divides the gradient, and the decay in it, by the size of the gradient: the decay is strong where gradients are small and weak where they are large. Without any gradient it walks lr a step whatever the decay is: 0.01 and 1 take the same. AdamW takes off lr times the decay, whatever the gradient.",
  "decay-strength.unit": "times less taken off",
  "decay-strength.taken": "taken off by decay {decay} (%)",

  "better-decay.sentence": "AdamW's decoupled decay regularizes better.",
  "better-decay.mended": "On few noisy rows AdamW at its best decay ends at a lower test loss than Adam at its own.",
  "better-decay.order": "Whose test loss is lower, each at its best strength of decay? The lowest first.",
  "better-decay.score": "loss {value}",
  "better-decay.method":
    "48 training rows of noisy moons, or a tenth of a real table, and 64 and 64 ReLU units that could learn them by heart. Twelve strengths of decay from 0 to 100; five seeds and their validation rows choose one for each rule, other seeds and test rows judge it. The column without decay is the control.",
  "better-decay.known":
    "Both have a strength that works, and not the same one: a decay that suits Adam is far too weak in AdamW, whose decay is multiplied by a small learning rate and not divided by the gradient.",
  "better-decay.best": "best decay",
  "better-decay.loss": "test loss",
  "better-decay.without": "without decay",
  "better-decay.close": "strengths within 15 % of it, of 12",

  "moving.sentence": "RMSprop suits targets that move.",
  "moving.mended":
    "In a noisy ravine along the axes RMSprop stays nearer to a moving minimum than Adagrad, SGD and momentum do.",
  "moving.order": "Who is nearest to the moving minimum at the end? The nearest first.",
  "moving.score": "distance {value}",
  "moving.method":
    "A ravine whose minimum moves 0.01 along both axes with every step, with noise on every gradient. Each rule gets the learning rate that kept it nearest over steps 1,000 to 2,000 with five other seeds, and goes on with it to step 10,000. Adagrad is the control that divides but does not forget; SGD and momentum are those that divide by nothing.",
  "moving.known":
    "A mean of recent squares forgets, a sum does not: Adagrad's strides shorten as 1/√t until the target runs away from it. That takes the noise of these gradients; and what keeps up need not divide at all.",
  "moving.about": "{rule} (within {factor} times)",
  "moving.unit": "times nearer",
  "moving.early": "distance, steps 1,000 to 2,000",
  "moving.late": "distance, steps 9,000 to 10,000",

  "sensitive.sentence": "RMSprop is sensitive to its knobs.",
  "sensitive.mended":
    "A moved knob costs RMSprop more than two points of accuracy, and more than it costs Adam or momentum.",
  "sensitive.order": "On the spirals: which loses least when a knob is moved? That one first.",
  "sensitive.score": "{value} points",
  "sensitive.method":
    "Each rule at the rate that five other seeds have chosen, then with one knob moved: the rate by half a decade down and up, the memory (α of RMSprop, β₂ of Adam, μ of momentum) to two other usual values. Compared: the accuracy on validation rows that a move costs, on average over the four.",
  "sensitive.known":
    "RMSprop's average begins at 0 and is not corrected: its first stride is 1/√(1 − α) times the rate, 10 times at α = 0.99 and 32 times at 0.999. Adam corrects for that.",
  "sensitive.row": "{rule} ({knob} {values})",
  "sensitive.best": "tuned (%)",
  "sensitive.lower": "lost, rate / 3.2",
  "sensitive.higher": "lost, rate × 3.2",
  "sensitive.shorter": "lost, first memory",
  "sensitive.longer": "lost, second memory",

  "dying-rate.sentence": "Adagrad's learning rate shrinks until nothing moves.",
  "dying-rate.mended":
    "On a slope that goes on, Adagrad falls behind rules that forget, whatever the slope: ten times the steps go √10 = 3.2 times as far.",
  "dying-rate.order": "On a slope of about 1, all at lr 0.01: who comes farthest in 10,000 steps? The farthest first.",
  "dying-rate.score": "{value} far",
  "dying-rate.method":
    "A slope that is the same everywhere, lr 0.01, 10,000 steps. Compared: how many times as far the whole way is as its first tenth. Outside of that domain a minimum is at hand: there it is the steps until the loss is first below 1e-6, each rule at the rate that is best from five other starts. The sentence holds where Adagrad falls behind SGD and RMSprop.",
  "dying-rate.known":
    "On a slope Adagrad's stride is lr/√t, and its way lr (2 √T − 1.46), whatever the slope: it never stops, and its way has no bound. SGD goes lr T times the slope, so on a slope of 0.01 Adagrad is still ahead after 10,000 steps, and behind after 40,000.",
  "dying-rate.unit": "times as much growth, or as many steps",
  "dying-rate.tenth": "way, 1,000 steps",
  "dying-rate.whole": "way, 10,000 steps",
  "dying-rate.growth": "ratio",
});
