#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/signal/check.h"
#include "core/signal/predict.h"
#include "core/signal/propagate.h"

namespace gradlab::testing {

/// A valid request; members that are not given have their defaults.
inline SignalSettings settingsOf(const std::string& scheme, const std::string& activation,
                                 const Value::Object& more = {}) {
  Value::Object request{{"scheme", scheme}, {"activation", activation}};
  request.insert(request.end(), more.begin(), more.end());
  const CheckedSignal checked = checkSignal(request);
  for (const Problem& problem : checked.problems) ADD_FAILURE() << problem.path << ": " << problem.message;
  return checked.settings;
}

inline std::vector<SignalLayer> propagated(const SignalSettings& settings) {
  SignalWeights weights;
  return propagate(settings, weights);
}

/// The results of `of` for several networks with different seeds, since one deep network varies widely.
template <class Of>
std::vector<double> overSeeds(SignalSettings settings, int seeds, Of of) {
  std::vector<double> numbers;
  for (int seed = 0; seed < seeds; ++seed) {
    settings.seed = static_cast<std::uint64_t>(seed);
    numbers.push_back(of(propagated(settings)));
  }
  return numbers;
}

}  // namespace gradlab::testing
