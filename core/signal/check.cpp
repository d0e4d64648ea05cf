#include "core/signal/check.h"

#include <cmath>
#include <string>
#include <vector>

#include "core/experiment/fields.h"
#include "core/experiment/named.h"
#include "core/experiment/section.h"
#include "core/experiment/words.h"
#include "core/init/initializer.h"
#include "core/ops/activations.h"
#include "core/signal/propagate.h"

namespace gradlab {

namespace {

constexpr Bounds kWidth = wholeBounds("width", 256, 1, 1024), kDepth = wholeBounds("depth", 10, 1, 50),
                 kSamples = wholeBounds("samples", 1000, 1, 1e6), kBins = wholeBounds("bins", 40, 1, 1000);
constexpr Bounds kInputMean{.name = "inputMean", .fallback = 0, .min = -1e6, .max = 1e6};
constexpr Bounds kInputStd{.name = "inputStd", .fallback = 1, .min = 0, .max = 1e6};

/// Enough for a thousand samples through the largest network.
constexpr double mostMebibytes = 640;

Index wholeIn(Section& request, const Bounds& bounds) { return static_cast<Index>(request.number(bounds)); }

std::vector<Index> readWidths(Section& request, Problems& problems) {
  const Index units = wholeIn(request, kWidth), layers = wholeIn(request, kDepth);
  const Value::Array* const list = request.list("widths");
  if (list == nullptr) {
    std::vector<Index> alike(static_cast<std::size_t>(layers) + 1, units);
    return alike;
  }
  const auto most = static_cast<std::size_t>(kDepth.max) + 1;
  if (list->size() < 2 || list->size() > most) {
    request.refuse("widths", "wrong-length", {{"min", 2}, {"max", static_cast<double>(most)}},
                   "must be the width of the input and of 1 to " + numberText(kDepth.max) + " layers");
    return {1, 1};
  }
  std::vector<Index> widths;
  for (std::size_t i = 0; i < list->size(); ++i)
    widths.push_back(
        static_cast<Index>(readNumber((*list)[i], kWidth, "widths[" + std::to_string(i) + "]", problems).value_or(1)));
  return widths;
}

void refuseTooMuch(const SignalSettings& settings, Section& request) {
  const double need = std::ceil(bytesOf(settings) / (1024.0 * 1024));
  if (need <= mostMebibytes) return;
  request.refuse("samples", "too-much-memory", {{"need", need}, {"limit", mostMebibytes}},
                 "so many, for so many units, would take " + numberText(need) + " MiB of memory; " +
                     numberText(mostMebibytes) + " MiB is the limit");
}

}  // namespace

CheckedSignal checkSignal(const Value& asked) {
  CheckedSignal checked{};
  Section request(&asked, "", checked.problems);
  SignalSettings& settings = checked.settings;
  settings.scheme = readName(request, namesOf(initializerEntries()), "scheme");
  settings.activation = readName(request, namesOf(activationEntries()), "activation");
  settings.normalization = request.choice("normalization", "none", {"none", "batch", "layer"}).value_or("none");
  settings.widths = readWidths(request, checked.problems);
  settings.samples = wholeIn(request, kSamples);
  settings.seed = static_cast<std::uint64_t>(request.number(field::seed));
  settings.init = {.std = request.number(field::initStd), .gain = request.number(field::initGain)};
  settings.inputMean = request.number(kInputMean);
  settings.inputStd = request.number(kInputStd);
  settings.biases = request.flag("biases");
  settings.bins = wholeIn(request, kBins);
  request.refuseUnknownKeys("a key of a signal");
  if (settings.normalization == "batch" && settings.samples < 2)
    request.refuse("samples", "too-few-rows", {{"min", 2}}, "must be 2 or more for batch normalization");
  if (checked.problems.empty()) refuseTooMuch(settings, request);
  return checked;
}

}  // namespace gradlab
