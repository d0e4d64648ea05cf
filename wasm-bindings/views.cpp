#include "wasm-bindings/views.h"

#include <algorithm>
#include <array>

#include "core/experiment/check.h"
#include "wasm-bindings/arguments.h"
#include "wasm-bindings/arrays.h"
#include "wasm-bindings/distribution.h"
#include "wasm-bindings/grid.h"
#include "wasm-bindings/value.h"

using emscripten::val;

namespace gradlab {
namespace {

constexpr std::array<std::string_view, 3> partNames{"train", "valid", "test"};

PartName partOf(const val& options) { return static_cast<PartName>(oneOf(options["part"], "part", partNames)); }

/// The end of a series, from the index `from` of the options.
template <class Series>
Series rest(const Series& series, const val& options) {
  const val from = options["from"];
  const std::int64_t first = from.isUndefined() ? 0 : wholeNumber(from, "from", 0);
  return series.subspan(std::min(static_cast<std::size_t>(first), series.size()));
}

val divergence(const std::optional<Divergence>& event) {
  if (!event) return val::null();
  val object = val::object();
  object.set("step", static_cast<double>(event->step));
  object.set("layer", static_cast<double>(event->layer));
  object.set("parameter", std::string(event->parameter));
  object.set("quantity", std::string(event->quantity));
  object.set("lr", event->lr);
  return object;
}

val summary(Trainer& trainer, const val&) {
  val rows = val::object();
  for (std::size_t i = 0; i < partNames.size(); ++i)
    rows.set(std::string(partNames[i]), static_cast<double>(trainer.part(static_cast<PartName>(i)).size()));
  val layers = val::array();
  for (const Layer& layer : trainer.network().layers()) {
    val shape = val::object();
    shape.set("inputs", static_cast<double>(layer.inputs));
    shape.set("units", static_cast<double>(layer.units));
    layers.call<void>("push", shape);
  }
  val object = val::object();
  object.set("document", toJavaScript(toValue(trainer.experiment())));
  object.set("features", textArray(trainer.data().features));
  object.set("classes", trainer.isRegression() ? val::null() : textArray(trainer.data().classes));
  object.set("rows", rows);
  object.set("layers", layers);
  object.set("parameters", static_cast<double>(trainer.network().parameterCount()));
  object.set("batchesPerEpoch", static_cast<double>(trainer.stepsPerEpoch()));
  object.set("work", trainer.work());
  return object;
}

val losses(Trainer& trainer, const val& options) {
  const auto all = trainer.lossSeries();
  const auto part = rest(all, options);
  val object = val::object();
  object.set("from", static_cast<double>(all.size() - part.size()));
  object.set("loss", typedArray(part));
  return object;
}

val evaluation(Trainer& trainer, const val& options) {
  const auto all = trainer.evaluationSeries();
  const auto part = rest(all, options);
  const auto column = [&](auto number) {
    std::vector<double> numbers(part.size());
    std::transform(part.begin(), part.end(), numbers.begin(), number);
    return typedArray(numbers);
  };
  val object = val::object();
  object.set("from", static_cast<double>(all.size() - part.size()));
  object.set("step", column([](const Evaluation& entry) { return static_cast<double>(entry.step); }));
  object.set("trainLoss", column([](const Evaluation& entry) { return entry.train.loss; }));
  object.set("trainAccuracy", column([](const Evaluation& entry) { return entry.train.accuracy; }));
  object.set("validLoss", column([](const Evaluation& entry) { return entry.valid.loss; }));
  object.set("validAccuracy", column([](const Evaluation& entry) { return entry.valid.accuracy; }));
  return object;
}

val scores(Trainer& trainer, const val&) {
  val object = val::object();
  object.set("train", score(trainer.evaluate(PartName::train)));
  object.set("valid", score(trainer.evaluate(PartName::valid)));
  return object;
}

val statistics(Trainer& trainer, const val& options) {
  const val bins = options["bins"];
  const std::int64_t count = bins.isUndefined() ? 32 : std::min<std::int64_t>(wholeNumber(bins, "bins", 1), 10000);
  val list = val::array();
  for (const LayerStatistics& layer : trainer.statistics(static_cast<Index>(count))) {
    val object = val::object();
    object.set("weights", toJavaScript(layer.weights));
    object.set("activations", toJavaScript(layer.activations));
    object.set("gradients", toJavaScript(layer.gradients));
    object.set("dead", layer.dead);
    list.call<void>("push", object);
  }
  return list;
}

val surface(Trainer& trainer, const val& options) {
  const Grid grid = readGrid(options, trainer.data().features.size());
  const Matrix<float> predicted = trainer.predict(grid.points);
  val object = describe(grid);
  object.set("channels", static_cast<double>(predicted.rows()));
  object.set("values", typedArray(predicted));
  return object;
}

val units(Trainer& trainer, const val& options) {
  const Grid grid = readGrid(options, trainer.data().features.size());
  val layers = val::array();
  for (const Matrix<float>& outputs : trainer.unitOutputs(grid.points)) {
    val layer = val::object();
    layer.set("units", static_cast<double>(outputs.rows()));
    layer.set("values", typedArray(outputs));
    layers.call<void>("push", layer);
  }
  val object = describe(grid);
  object.set("layers", layers);
  return object;
}

val predictions(Trainer& trainer, const val& options) {
  const PartName part = partOf(options);
  const Predictions predictions = trainer.predictions(part);
  const std::vector<Index>& rows = trainer.part(part).rows;
  val object = val::object();
  object.set("rows", typedArray(std::vector<std::int32_t>(rows.begin(), rows.end())));
  object.set("predicted", typedArray(predictions.predicted));
  object.set("target", typedArray(predictions.target));
  object.set("probability", typedArray(predictions.probability));
  return object;
}

val confusion(Trainer& trainer, const val& options) {
  const PartName part = partOf(options);
  if (trainer.isRegression()) throwTypeError("a regression has no confusion matrix");
  const Eigen::MatrixXi counts = trainer.confusion(part);
  val object = val::object();
  object.set("classes", static_cast<double>(counts.rows()));
  object.set("counts", typedArray(std::vector<std::int32_t>(counts.data(), counts.data() + counts.size())));
  return object;
}

val weights(Trainer& trainer, const val&) {
  val list = val::array();
  for (const Layer& layer : trainer.network().layers()) {
    val object = val::object();
    object.set("inputs", static_cast<double>(layer.inputs));
    object.set("units", static_cast<double>(layer.units));
    for (const Parameter& parameter : layer.parameters)
      object.set(std::string(parameter.name), typedArray(trainer.network().value(parameter)));
    list.call<void>("push", object);
  }
  return list;
}

struct NamedView {
  std::string_view name;
  val (*read)(Trainer&, const val& options);
};

/// All views. A new view needs a line here and in run.d.ts.
constexpr NamedView views[] = {
    {"summary", summary},       {"progress", [](Trainer& trainer, const val&) { return progress(trainer); }},
    {"losses", losses},         {"evaluation", evaluation},
    {"statistics", statistics}, {"surface", surface},
    {"units", units},           {"predictions", predictions},
    {"confusion", confusion},   {"weights", weights},
    {"scores", scores},
};

constexpr auto viewNames = [] {
  std::array<std::string_view, std::size(views)> names{};
  std::transform(std::begin(views), std::end(views), names.begin(), [](const NamedView& view) { return view.name; });
  return names;
}();

}  // namespace

val progress(const Trainer& trainer) {
  val object = val::object();
  object.set("step", static_cast<double>(trainer.step()));
  object.set("steps", static_cast<double>(trainer.steps()));
  object.set("epoch", trainer.epoch());
  object.set("lr", trainer.rate());
  object.set("diverged", divergence(trainer.divergence()));
  return object;
}

val score(const Score& score) {
  const auto orNull = [](double number) { return std::isfinite(number) ? val(number) : val::null(); };
  val object = val::object();
  object.set("loss", orNull(score.loss));
  object.set("accuracy", orNull(score.accuracy));
  return object;
}

val readView(Trainer& trainer, const val& what, const val& options) {
  const NamedView& view = views[oneOf(what, "what", viewNames)];
  return view.read(trainer, object(options, "options"));
}

}  // namespace gradlab
