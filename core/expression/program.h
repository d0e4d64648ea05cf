#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/problem.h"
#include "core/expression/syntax.h"
#include "core/expression/trouble.h"

namespace gradlab {

/// Assignments such as `v = mu*v + g; theta = theta - lr*v`, which are run repeatedly on single numbers. Unlike in an
/// expression, a name may be assigned more than once; the right side sees its value before the assignment.
///
///     Problems problems;
///     auto program = Program::parse("v = mu*v + g; theta = theta - lr*v", {{"theta", "g"}}, problems);
///     program->constants();    // mu lr: read, and nobody says what they are
///     program->names();        // theta g mu lr v
///     program->remembered();   // v: read before it is assigned, so it lives from run to run
///     program->run(values);    // one number a name, in that order; the assigned ones are new afterwards
class Program {
 public:
  /// Not inlined: many structs hold a program, and a page downloads every copy.
  Program(const Program&);
  Program(Program&&) noexcept;
  Program& operator=(const Program&);
  Program& operator=(Program&&) noexcept;
  ~Program();

  /// The names with a special meaning in a text.
  struct Names {
    std::vector<std::string> given;                           ///< their values come first in `run`
    std::vector<std::string> fixed;                           ///< may be read, but not assigned
    std::vector<std::pair<std::string, std::string>> others;  ///< synonyms: {"eta", "lr"}
  };

  /// Nothing, and a problem at the path `text` with its column, if the text is wrong.
  static std::optional<Program> parse(std::string_view text, const Names& names, Problems& problems);

  /// The names of the values of `run`: the given names, the constants, then the other assigned names, each kind in the
  /// order of the text.
  const std::vector<std::string>& names() const { return names_; }

  /// The names that are read, but neither given nor assigned.
  const std::vector<std::string>& constants() const { return constants_; }

  /// The names that are read before they are assigned, and are not given.
  const std::vector<std::string>& remembered() const { return remembered_; }

  /// The assigned names, each once, in the order of the text.
  const std::vector<std::string>& assigned() const { return assigned_; }

  /// The assignments as data (outline.h).
  const Value& outline() const { return outline_; }

  /// The number of operations of a run.
  std::size_t work() const { return operations_.size(); }

  /// Runs all assignments once. `values` holds a number for each of `names()`. Allocates nothing.
  void run(std::span<double> values);

  /// The first operation of the last run whose operands were finite and whose result was not; nothing if there was
  /// none.
  std::optional<Trouble> trouble() const;

 private:
  Program();

  /// The index of a name in the values, and the node that reads or computes it.
  struct Link {
    std::size_t place;
    std::size_t node;
  };

  struct Operation {
    const Operator* op;
    std::array<std::size_t, 2> operands;
    std::size_t node;
  };

  Value outline_;
  std::vector<std::string> names_, constants_, remembered_, assigned_;
  std::vector<Link> reads_, writes_;
  std::vector<Operation> operations_;
  std::vector<double> nodes_;  ///< the value of each node; those of constants never change
};

}  // namespace gradlab
