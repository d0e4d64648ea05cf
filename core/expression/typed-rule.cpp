#include "core/expression/typed-rule.h"

#include <algorithm>
#include <cmath>

namespace gradlab {

TypedRule::TypedRule(Program program, std::span<const double> constants, std::size_t parameters)
    : program_(std::move(program)), constants_(constants.begin(), constants.end()), values_(program_.names().size()) {
  for (const std::string& buffer : buffers(program_))
    places_.push_back(static_cast<std::size_t>(std::find(program_.names().begin(), program_.names().end(), buffer) -
                                               program_.names().begin()));
  state_.resize(places_.size() * parameters);
}

void TypedRule::step(std::span<double> theta, std::span<const double> gradient, double lr) {
  ++steps_;
  const std::size_t parameters = theta.size();
  const auto rate = std::find(program_.constants().begin(), program_.constants().end(), "lr");
  if (rate != program_.constants().end())
    constants_[static_cast<std::size_t>(rate - program_.constants().begin())] = lr;
  for (std::size_t i = 0; i < parameters; ++i) {
    values_[0] = theta[i];
    values_[1] = gradient[i];
    values_[2] = static_cast<double>(steps_);
    std::copy(constants_.begin(), constants_.end(), values_.begin() + given.size());
    for (std::size_t j = 0; j < places_.size(); ++j) values_[places_[j]] = state_[j * parameters + i];
    program_.run(values_);
    if (!trouble_ && !std::all_of(values_.begin(), values_.end(), [](double value) { return std::isfinite(value); }))
      trouble_ = program_.trouble();
    theta[i] = values_[0];
    for (std::size_t j = 0; j < places_.size(); ++j) state_[j * parameters + i] = values_[places_[j]];
  }
}

std::vector<std::string> TypedRule::buffers(const Program& program) {
  std::vector<std::string> names;
  for (const std::string& name : program.assigned())
    if (std::find(given.begin(), given.end(), name) == given.end()) names.push_back(name);
  return names;
}

}  // namespace gradlab
