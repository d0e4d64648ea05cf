#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/problem.h"
#include "core/expression/operator.h"
#include "core/expression/token.h"

namespace gradlab {

/// One thing that an expression does, in the order in which it is recorded: every operand stands before what uses it.
struct SyntaxNode {
  enum class Kind : std::uint8_t { input, constant, operation };
  Kind kind = Kind::operation;
  const Operator* op = nullptr;       ///< of an operation
  std::array<int, 2> operands{0, 0};  ///< as many as the operator takes count
  double number = 0;                  ///< of a constant
  std::string name{};                 ///< of an input, or what `name = ...` calls it
  Span span{};
  int mark = 0;  ///< where a message about it points: at the operator, the function, the leaf
};

/// `name = ...`: what the name stands for from there on.
struct Definition {
  std::string name;
  int node;
  int at;  ///< where the name stands
};

/// A text as a list of what to compute. A name that is read before it is defined is an input, once.
struct Syntax {
  std::vector<SyntaxNode> nodes;
  std::vector<Definition> definitions;  ///< in the order of the text
  int output = 0;
};

/// Which texts are meant: an expression, before which names may be defined once each; or assignments only, in which a
/// name may be given a new value again and again.
enum class Grammar : std::uint8_t { expression, assignments };

constexpr int mostCharacters = 2000;
constexpr int mostNodes = 200;
constexpr int deepestNesting = 100;

/// Reads a text; nothing, and a problem at the path `text` with its column, where that is not possible.
///
///     text     = part {";" part}              part    = [name "="] sum        (a name where Grammar says so)
///     sum      = product {("+" | "-") product}
///     product  = signed {("*" | "/" | "@") signed}
///     signed   = "-" signed | power
///     power    = primary ["^" signed]         to the right, and before a minus: -a^2 = -(a^2), 2^-1 = 1/2
///     primary  = number | name | function "(" sum {"," sum} ")" | "(" sum ")"
///
/// A number is never negative: -3 is the negation of the constant 3. The signs may be those that a formula is printed
/// with (notation.h); `a -= b` is `a = a - b`, and likewise for the others; a line that begins with a name or a number
/// begins a part, so that it needs no ";" in front; assignments may end with one.
std::optional<Syntax> parse(std::string_view text, Grammar grammar, Problems& problems);

/// A problem with a text at one of its characters: `column` is added to `params` and stands before `message`.
Problem problemAt(std::string_view text, int at, std::string code, Value::Object params, const std::string& message);

/// The problem of an input that is none of the `known` names.
Problem unknownName(std::string_view text, const SyntaxNode& input, const std::vector<std::string>& known);

}  // namespace gradlab
