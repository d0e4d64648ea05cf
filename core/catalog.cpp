#include "core/catalog.h"

#include <span>
#include <string_view>
#include <vector>

#include "core/base/knob.h"
#include "core/data/preprocess.h"
#include "core/data/source.h"
#include "core/expression/outline.h"
#include "core/init/initializer.h"
#include "core/ops/activations.h"
#include "core/ops/batch-norm.h"
#include "core/ops/layer-norm.h"
#include "core/ops/mean-squared-error.h"
#include "core/ops/softmax-cross-entropy.h"
#include "core/optim/optimizer.h"
#include "core/optim/parametrization.h"
#include "core/optim/schedule.h"
#include "core/surfaces/surface.h"

namespace gradlab {

namespace {

/// An entry of the lists below, which have no file of their own.
struct Explained {
  std::string_view name, label, help, formula;
};

constexpr Explained normalizationInfos[] = {
    {"none", "None", "Units get what the linear map before them gives.", "x"},
    {"batch", "Batch",
     "Each unit is standardized over the rows of the batch, then scaled and shifted by learned numbers.",
     BatchNorm<float>::formula},
    {"layer", "Layer",
     "Each row is standardized over the units of the layer, then scaled and shifted by learned numbers.",
     LayerNorm<float>::formula},
};

constexpr Explained lossInfos[] = {
    {"cross-entropy", "Cross-entropy",
     "For classes: how surprised the network is by the right one. Takes raw logits and class indices, mean over rows.",
     SoftmaxCrossEntropy<float>::formula},
    {"mse", "Mean squared error", "For numbers: the mean of the squared distances.", MeanSquaredError::formula},
};

/// The fields that every entry has, followed by those of its kind.
template <class Info>
Value entry(const Info& info, const Value::Object& more) {
  Value::Object members{{"name", info.name}, {"label", info.label}, {"help", info.help}};
  members.insert(members.end(), more.begin(), more.end());
  return members;
}

template <class Info, class Describe>
Value list(std::span<const Info> infos, Describe describe) {
  Value::Array entries;
  for (const Info& info : infos) entries.push_back(describe(info));
  return entries;
}

Value describeKnob(const Knob& knob) {
  return Value::Object{{"name", knob.name},
                       {"default", knob.fallback},
                       {"min", knob.min},
                       {"max", knob.max},
                       {"scale", knob.scale == Scale::log ? "log" : "linear"},
                       {"help", knob.help},
                       {"integer", knob.integer},
                       {"sliderMin", knob.sliderMin},
                       {"sliderMax", knob.sliderMax}};
}

Value describeKnobs(std::span<const Knob> knobs) { return list(knobs, describeKnob); }

Value describeRule(const RuleInfo& rule) {
  return entry(rule, {{"formula", rule.formula},
                      {"strength", rule.strength},
                      {"weakness", rule.weakness},
                      {"program", rule.program},
                      {"lines", outlineOf(rule.program)},
                      {"family", rule.family},
                      {"scaleFree", rule.scaleFree},
                      {"decoupledDecay", rule.decoupledDecay},
                      {"knobs", describeKnobs(rule.knobs)},
                      {"buffers", Value::list(rule.buffers)},
                      {"buffersStartAt", rule.buffersStartAt},
                      {"torch", rule.torch}});
}

template <class Info>
Value describeWithTorch(const Info& info) {
  return entry(info, {{"formula", info.formula}, {"knobs", describeKnobs(info.knobs)}, {"torch", info.torch}});
}

template <class Info>
Value describeWithKnobs(const Info& info) {
  return entry(info, {{"formula", info.formula}, {"knobs", describeKnobs(info.knobs)}});
}

template <class Info>
Value describeFormula(const Info& info) {
  return entry(info, {{"formula", info.formula}, {"knobs", Value::Array{}}});
}

Value describeActivation(const ActivationInfo& info) {
  return entry(info, {{"formula", info.formula}, {"knobs", Value::Array{}}, {"torch", info.torch}});
}

Value interval(double low, double high) { return Value::Array{low, high}; }

Value describeSource(const SourceInfo& source) {
  const bool made = source.make != nullptr;
  const bool own = !made && source.file.empty();
  return entry(source, {{"kind", made  ? "made"
                                 : own ? "own"
                                       : "real"},
                        {"task", own                              ? "own"
                                 : source.source().isRegression() ? "regression"
                                                                  : "classes"},
                        {"features", Value::list(source.features)},
                        {"classes", Value::list(source.classes)},
                        {"range", own ? Value() : interval(source.range.low, source.range.high)},
                        {"rows", static_cast<double>(source.rows)},
                        {"file", source.file},
                        {"noise", source.noise},
                        {"knobs", describeKnobs(source.knobs)}});
}

Value describeSurface(const SurfaceInfo& surface) {
  std::vector<double> fallbacks;
  for (const Knob& knob : surface.knobs) fallbacks.push_back(knob.fallback);
  const auto landscape = makeSurface(surface.name, fallbacks);
  const auto describeMinimum = [&](Point at) {
    return Value::Object{{"x", at.x}, {"y", at.y}, {"f", landscape->value(at)}};
  };
  const auto [low, high] = surface.domain;
  return entry(surface, {{"formula", surface.formula},
                         {"knobs", describeKnobs(surface.knobs)},
                         {"domain", Value::Object{{"x", interval(low.x, high.x)}, {"y", interval(low.y, high.y)}}},
                         {"start", Value::Object{{"x", surface.start.x}, {"y", surface.start.y}}},
                         {"minima", list(surface.minima, describeMinimum)}});
}

}  // namespace

std::span<const Entry> normalizationEntries() { return entriesOf<normalizationInfos>; }
std::span<const Entry> lossEntries() { return entriesOf<lossInfos>; }

Value catalog() {
  return Value::Object{
      {"optimizers", list(rules(), describeRule)},
      {"initializers", list(initializers(), describeWithTorch<InitializerInfo>)},
      {"activations", list(activations(), describeActivation)},
      {"sources", list(sources(), describeSource)},
      {"schedules", list(schedules(), describeWithTorch<ScheduleInfo>)},
      {"surfaces", list(surfaces(), describeSurface)},
      {"preprocessings", list(preprocessings(), describeFormula<PreprocessInfo>)},
      {"parametrizations", list(parametrizations(), describeWithKnobs<ParametrizationInfo>)},
      {"normalizations", list(std::span<const Explained>(normalizationInfos), describeFormula<Explained>)},
      {"losses", list(std::span<const Explained>(lossInfos), describeFormula<Explained>)}};
}

}  // namespace gradlab
