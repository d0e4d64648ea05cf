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

/// One node of an expression, in the order of recording: operands come before the nodes that use them.
struct SyntaxNode {
  enum class Kind : std::uint8_t { input, constant, operation };
  Kind kind = Kind::operation;
  const Operator* op = nullptr;       ///< for an operation
  std::array<int, 2> operands{0, 0};  ///< the first `op->arity` of them are used
  double number = 0;                  ///< for a constant
  std::string name{};                 ///< of an input, or of a definition `name = ...`
  Span span{};
  int mark = 0;  ///< byte that a message points at: the operator, the function or the leaf
};

/// A definition `name = ...`: from there on, the name means the node.
struct Definition {
  std::string name;
  int node;
  int at;  ///< byte of the name
};

/// A parsed text as a list of nodes. A name that is read before it is defined is an input, with one node.
struct Syntax {
  std::vector<SyntaxNode> nodes;
  std::vector<Definition> definitions;  ///< in the order of the text
  int output = 0;
};

/// The two kinds of texts: an expression, before which names may be defined once each; or assignments only, where a
/// name may be assigned more than once.
enum class Grammar : std::uint8_t { expression, assignments };

constexpr int mostCharacters = 2000;
constexpr int mostNodes = 200;
constexpr int deepestNesting = 100;

/// Parses a text. Nothing, and a problem at the path `text` with its column, if it is invalid.
///
///     text     = part {";" part}              part    = [name "="] sum        (a name where Grammar says so)
///     sum      = product {("+" | "-") product}
///     product  = signed {("*" | "/" | "@") signed}
///     signed   = "-" signed | power
///     power    = primary ["^" signed]         to the right, and before a minus: -a^2 = -(a^2), 2^-1 = 1/2
///     primary  = number | name | function "(" sum {"," sum} ")" | "(" sum ")"
///
/// A number is never negative: -3 is the negation of the constant 3. Signs may also be typographic ones (notation.h);
/// `a -= b` is `a = a - b`, and likewise for the other signs. A line that begins with a name or a number begins a new
/// part without ";"; assignments may end with ";".
std::optional<Syntax> parse(std::string_view text, Grammar grammar, Problems& problems);

/// A problem at byte `at` of a text: adds `column` to `params`, and the column to the beginning of `message`.
Problem problemAt(std::string_view text, int at, std::string code, Value::Object params, const std::string& message);

/// The problem of an input that is not among the `known` names.
Problem unknownName(std::string_view text, const SyntaxNode& input, const std::vector<std::string>& known);

}  // namespace gradlab
