#include "wasm-bindings/signal.h"

#include <memory>
#include <optional>

#include "core/signal/check.h"
#include "core/signal/predict.h"
#include "core/signal/propagate.h"
#include "wasm-bindings/distribution.h"
#include "wasm-bindings/value.h"
#include "wasm-bindings/work.h"

using emscripten::val;

namespace gradlab {
namespace {

/// Kept between calls, so that a slider which only scales the weights does not draw them again.
SignalWeights weights;

val toJavaScript(const SignalLayer& layer, std::size_t index) {
  val object = val::object();
  object.set("layer", static_cast<double>(index));
  object.set("mean", layer.activation.mean);
  object.set("variance", layer.activation.variance);
  object.set("secondMoment", layer.secondMoment);
  object.set("unitVariance", layer.unitVariance);
  object.set("gradSecondMoment", layer.gradSecondMoment);
  object.set("dead", layer.dead);
  object.set("spread", layer.spread);
  object.set("preactivation", layer.preactivation ? toJavaScript(*layer.preactivation) : val::null());
  object.set("activation", toJavaScript(layer.activation));
  return object;
}

val toJavaScript(const SignalPrediction& prediction) {
  val object = val::object();
  object.set("mean", prediction.mean);
  object.set("variance", prediction.variance);
  object.set("secondMoment", prediction.secondMoment);
  object.set("gradSecondMoment", prediction.gradSecondMoment);
  return object;
}

}  // namespace

val pushSignal(const val& request) {
  const std::optional<Value> value = fromJavaScript(request);
  if (!value) return refused(tooLarge());
  const CheckedSignal asked = checkSignal(*value);
  if (!asked.problems.empty()) return refused(asked.problems);
  return longCall(std::make_unique<PropagationWork>(asked.settings, weights),
                  [settings = asked.settings](const PropagationWork& done) {
                    const auto predicted = predict(settings);
                    val layers = val::array(), predictions = val::array();
                    std::size_t index = 0;
                    for (const SignalLayer& layer : done.result()) {
                      layers.call<void>("push", toJavaScript(layer, index));
                      predictions.call<void>("push", predicted ? toJavaScript((*predicted)[index]) : val::null());
                      ++index;
                    }
                    val answer = val::object();
                    answer.set("layers", layers);
                    answer.set("predicted", predictions);
                    return answer;
                  });
}

}  // namespace gradlab
