#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/expression/program.h"

namespace gradlab {

/// A typed update rule that updates a flat array of parameters element by element: `theta` is the parameter, `g` its
/// gradient, `t` the number of the update from 1. All other names that the rule assigns are buffers: they start at 0
/// and keep their values between updates.
class TypedRule {
 public:
  /// The given names of a rule, whose values come before its constants. Only theta may be assigned. `eta` is a synonym
  /// of `lr`, the learning rate.
  static constexpr std::array<std::string_view, 3> given{"theta", "g", "t"};
  static Program::Names names() {
    return {.given = {given.begin(), given.end()}, .fixed = {"g", "t", "lr"}, .others = {{"eta", "lr"}}};
  }

  /// `program` was parsed with `names()`; `constants` holds a number for each of its constants.
  TypedRule(Program program, std::span<const double> constants, std::size_t parameters);

  /// One update of `theta`. `lr` replaces the constant of that name, if the rule has it.
  void step(std::span<double> theta, std::span<const double> gradient, double lr);

  /// The values of `buffers`, one buffer after the other, with a number for each parameter.
  std::span<double> state() { return state_; }

  /// The first operation without a finite result, from the first update that had one; nothing before that.
  const std::optional<Trouble>& trouble() const { return trouble_; }

  /// The names that a rule assigns, except those of `given`.
  static std::vector<std::string> buffers(const Program& program);

 private:
  Program program_;
  std::vector<double> constants_, state_;
  std::vector<double> values_;       ///< the values of `Program::run` for one parameter
  std::vector<std::size_t> places_;  ///< indices of the buffers in the values
  std::optional<Trouble> trouble_;
  std::int64_t steps_ = 0;
};

}  // namespace gradlab
