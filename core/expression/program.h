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

/// Assignments such as `v = mu*v + g; theta = theta - lr*v`, to be run again and again on single numbers. Unlike in an
/// expression a name may be given a new value; the right side sees the one it had before.
///
///     Problems problems;
///     auto program = Program::parse("v = mu*v + g; theta = theta - lr*v", {{"theta", "g"}}, problems);
///     program->constants();    // mu lr: read, and nobody says what they are
///     program->names();        // theta g mu lr v
///     program->remembered();   // v: read before it is assigned, so it lives from run to run
///     program->run(values);    // one number a name, in that order; the assigned ones are new afterwards
class Program {
 public:
  /// Not inlined: a program is held in many places, and a page downloads every copy.
  Program(const Program&);
  Program(Program&&) noexcept;
  Program& operator=(const Program&);
  Program& operator=(Program&&) noexcept;
  ~Program();

  /// What the names of a text are from the start.
  struct Names {
    std::vector<std::string> given;                           ///< `run` takes their values first
    std::vector<std::string> fixed;                           ///< may be read, and not assigned
    std::vector<std::pair<std::string, std::string>> others;  ///< other names of the same: {"eta", "lr"}
  };

  /// Nothing, and a problem at the path `text` with its column, when the text is wrong.
  static std::optional<Program> parse(std::string_view text, const Names& names, Problems& problems);

  /// What `run` takes a value for: the given names, the constants, then the other ones that are assigned, each kind in
  /// the order of the text.
  const std::vector<std::string>& names() const { return names_; }

  /// The names that are read, and neither given nor ever assigned.
  const std::vector<std::string>& constants() const { return constants_; }

  /// The names that were not given and are read before they are assigned.
  const std::vector<std::string>& remembered() const { return remembered_; }

  /// The names that get a new value, each once, in the order of the text.
  const std::vector<std::string>& assigned() const { return assigned_; }

  /// The assignments as data (outline.h).
  const Value& outline() const { return outline_; }

  /// Operations of one run.
  std::size_t work() const { return operations_.size(); }

  /// Runs all assignments once. `values` holds a number for each of `names()`. Allocates nothing.
  void run(std::span<double> values);

  /// The first operation of the last run that made no finite number of finite ones, if there was one.
  std::optional<Trouble> trouble() const;

 private:
  Program();

  /// A name's place among the values, and the node that reads or makes it.
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
  std::vector<double> nodes_;  ///< what each node holds; constants of the text for good
};

}  // namespace gradlab
