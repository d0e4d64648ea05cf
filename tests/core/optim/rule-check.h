#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "core/matrix/buffer.h"
#include "core/optim/optimizer.h"
#include "core/optim/schedule.h"
#include "tests/core/optim/golden-traces.h"

namespace gradlab::testing {

/// Updates double parameters by a rule of the catalog or a broken one: theta, its gradient, and the rate of the step.
using Stepper = std::function<void(Buffer<double>& theta, const Buffer<double>& gradient, double lr)>;

/// Makes a new stepper from knobs in the order of the catalog and the number of parameters.
using MakeStepper = std::function<Stepper(const std::vector<double>& knobs, Index parameters)>;

/// The values of a rule's knobs: the given ones by name, else the defaults.
inline std::vector<double> knobsOf(const std::string& rule, const std::map<std::string, double>& given) {
  std::vector<double> values;
  for (const Bounds& knob : findRule(rule)->knobs) {
    const auto setting = given.find(std::string(knob.name));
    values.push_back(setting == given.end() ? knob.fallback : setting->second);
  }
  return values;
}

/// A stepper with the rule of the catalog.
inline MakeStepper stepperOf(const std::string& rule) {
  return [rule](const std::vector<double>& knobs, Index parameters) -> Stepper {
    auto optimizer = std::make_shared<Optimizer<double>>(rule, knobs, parameters);
    return [optimizer](Buffer<double>& theta, const Buffer<double>& gradient, double lr) {
      optimizer->step(theta.span(), gradient.span(), lr);
    };
  };
}

inline Buffer<double> bufferOf(const std::vector<double>& values) {
  Buffer<double> buffer(static_cast<Index>(values.size()));
  std::copy(values.begin(), values.end(), buffer.data());
  return buffer;
}

/// The distance of two numbers: absolute below 1 and relative above.
inline double distance(double a, double b) {
  const double difference = std::abs(a - b) / std::max(1.0, std::abs(b));
  return std::isnan(difference) ? std::numeric_limits<double>::infinity() : difference;
}

/// The largest distance from a golden trace: steps down f = theta^T H theta / 2 with H = [[2,1],[1,5]] from (1,-2).
inline double goldenError(const MakeStepper& make, const GoldenTrace& trace) {
  const std::vector<double> knobs = knobsOf(trace.rule, trace.knobs);
  const Stepper step = make(knobs, 2);
  Buffer<double> theta = bufferOf({1, -2});
  double worst = 0;
  for (int t = 1; t <= 50; ++t) {
    const double x = theta.data()[0], y = theta.data()[1];
    step(theta, bufferOf({2 * x + y, x + 5 * y}), knobs[0]);
    for (const auto& [when, where] : trace.points)
      if (when == t)
        worst = std::max({worst, distance(theta.data()[0], where[0]), distance(theta.data()[1], where[1])});
  }
  return worst;
}

inline nlohmann::json fixture(const std::string& name) {
  std::ifstream file(std::string(GRADLAB_ROOT) + "/tests/fixtures/" + name + ".json");
  return nlohmann::json::parse(file);
}

/// The largest distance from one of PyTorch's 200-step traces on random gradients (tests/torch/optimizers.py).
inline double torchError(const MakeStepper& make, const std::string& rule, const nlohmann::json& traced) {
  static const nlohmann::json gradients = fixture("optimizers/gradients");
  const std::vector<double> knobs = knobsOf(rule, traced["knobs"].get<std::map<std::string, double>>());
  const auto rates = traced["rates"].get<std::vector<double>>();
  Buffer<double> theta = bufferOf(gradients["start"].get<std::vector<double>>());
  const Stepper step = make(knobs, theta.size());
  double worst = 0;
  for (std::size_t t = 0; t < rates.size(); ++t) {
    step(theta, bufferOf(gradients["steps"][t].get<std::vector<double>>()), rates[t]);
    for (std::size_t i = 0; i < 4; ++i)
      worst = std::max(worst, distance(theta.data()[i], traced["theta"][t][i].get<double>()));
  }
  return worst;
}

/// Why a rule is not `rule`; empty if it follows all golden traces to 1e-9 and all PyTorch traces to 1e-11.
inline std::vector<std::string> faults(const std::string& rule, const MakeStepper& make) {
  std::vector<std::string> mismatches;
  for (const GoldenTrace& trace : goldenTraces())
    if (trace.rule == rule && !(goldenError(make, trace) <= 1e-9)) mismatches.push_back("golden trace: " + trace.title);
  const nlohmann::json traces = fixture("optimizers/" + rule);
  for (const nlohmann::json& traced : traces["cases"])
    if (!(torchError(make, rule, traced) <= 1e-11))
      mismatches.push_back("PyTorch: " + traced["knobs"].dump() + traced["schedule"].dump());
  return mismatches;
}

}  // namespace gradlab::testing
