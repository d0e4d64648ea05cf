#include <cmath>
#include <iostream>

#include "cli/commands.h"
#include "cli/flags.h"
#include "cli/json.h"
#include "cli/operand.h"
#include "core/init/initializer.h"
#include "core/ops/activations.h"
#include "core/signal/check.h"
#include "core/signal/propagate.h"

namespace gradlab {

namespace {

/// Flags whose value is a name; the others have numbers.
constexpr std::string_view words[] = {"scheme", "activation", "normalization"};
constexpr std::string_view numbers[] = {"width", "depth", "samples", "seed", "std", "gain", "inputMean", "inputStd"};

bool isWord(std::string_view flag) { return std::find(std::begin(words), std::end(words), flag) != std::end(words); }

Value signalRequest(const cli::Flags& flags) {
  Value::Object request;
  for (const auto& [flag, text] : flags.values)
    request.emplace_back(flag, isWord(flag) ? Value(text) : cli::numberIn(text));
  return request;
}

template <class Info>
std::string names(std::span<const Info> all) {
  std::string text;
  for (const Info& info : all) text += ' ' + std::string(info.name);
  return text + '\n';
}

std::string signalHelp() {
  return "gradlab signal --scheme S --activation A [--width 256 --depth 10 --samples 1000 --seed 0 --std .1 --gain 1\n"
         "               --inputMean 0 --inputStd 1 --normalization none]\n\n"
         "Pushes normal inputs through as many fresh layers as --depth says, each linear (bias 0), normalization\n"
         "(none, batch or layer) and activation, and pulls a N(0, 1) gradient back. Prints, for the input (layer 0)\n"
         "and each layer, population statistics pooled over units and samples: mean, variance, secondMoment, and\n"
         "gradSecondMoment, the mean square of the gradient with respect to what the layer gives. Double precision.\n"
         "--std is read by constant, normal and uniform only. Exit code 3 when a number became non-finite: it is\n"
         "null.\n\n"
         "Schemes:" +
         names(initializers()) + "Activations:" + names(activations());
}

}  // namespace

int signal(cli::Arguments arguments) {
  std::vector<std::string> known(std::begin(words), std::end(words));
  known.insert(known.end(), std::begin(numbers), std::end(numbers));
  cli::Flags flags = cli::parseFlags(arguments, known, {});
  if (flags.help) return cli::help(signalHelp());
  cli::refuseOperands(flags, "signal takes flags only");
  const CheckedSignal asked = checkSignal(signalRequest(flags));
  for (const Problem& problem : asked.problems)
    flags.complaints.push_back("--" + problem.path + ": " + problem.message);
  if (!flags.complaints.empty()) return cli::refuse(flags.complaints);

  SignalWeights weights;
  Value::Array layers;
  bool finite = true;
  for (const SignalLayer& layer : propagate(asked.settings, weights)) {
    for (const double number : {layer.activation.variance, layer.secondMoment, layer.gradSecondMoment})
      finite &= std::isfinite(number);
    layers.push_back(Value::Object{{"layer", static_cast<double>(layers.size())},
                                   {"mean", layer.activation.mean},
                                   {"variance", layer.activation.variance},
                                   {"secondMoment", layer.secondMoment},
                                   {"gradSecondMoment", layer.gradSecondMoment}});
  }
  std::cout << cli::toJson(Value::Object{{"layers", std::move(layers)}}) << '\n';
  return finite ? cli::done : cli::nonFinite;
}

}  // namespace gradlab
