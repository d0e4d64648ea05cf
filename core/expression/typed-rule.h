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

/// An update rule that somebody typed, at work on a flat array of parameters, element by element: `theta` is the
/// parameter, `g` its gradient, `t` counts the updates from 1. Whatever else the rule assigns starts at 0 and is
/// remembered.
class TypedRule {
 public:
  /// The names a rule is given, before its constants: only theta may be assigned. The learning rate is `lr`, `eta` too.
  static constexpr std::array<std::string_view, 3> given{"theta", "g", "t"};
  static Program::Names names() {
    return {.given = {given.begin(), given.end()}, .fixed = {"g", "t", "lr"}, .others = {{"eta", "lr"}}};
  }

  /// `program` was given the names of `given`; `constants` holds a number for each of its constants.
  TypedRule(Program program, std::span<const double> constants, std::size_t parameters);

  /// One update of `theta`. `lr` takes the place of the constant of that name, if there is one.
  void step(std::span<double> theta, std::span<const double> gradient, double lr);

  /// What is remembered: `buffers`, one after the other, a number for each parameter.
  std::span<double> state() { return state_; }

  /// What went wrong first, in an update that left something not finite; nothing as long as all is well.
  const std::optional<Trouble>& trouble() const { return trouble_; }

  /// The names that a rule assigns, those of `given` apart.
  static std::vector<std::string> buffers(const Program& program);

 private:
  Program program_;
  std::vector<double> constants_, state_;
  std::vector<double> values_;       ///< of one parameter, as the program takes them
  std::vector<std::size_t> places_;  ///< of the buffers among the values
  std::optional<Trouble> trouble_;
  std::int64_t steps_ = 0;
};

}  // namespace gradlab
