#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "core/expression/differences.h"
#include "core/expression/program.h"
#include "core/expression/trace.h"

namespace gradlab {

/// Makes a text from arbitrary bytes. The first byte decides whether the others select pieces in any order, or a path
/// through the grammar with occasional mistakes.
class TextMaker {
 public:
  explicit TextMaker(std::string_view bytes) : bytes_(bytes) {}

  std::string text() {
    if (next() % 2 == 0) return anything();
    std::string result;
    while (next() % 4 == 0 && result.size() < 100) result += "p = " + sum(0) + "; ";
    return result + sum(0);
  }

 private:
  unsigned next() { return at_ < bytes_.size() ? static_cast<unsigned char>(bytes_[at_++]) : 0; }

  template <std::size_t count>
  std::string one(const std::string_view (&pieces)[count]) {
    return std::string(pieces[next() % count]);
  }

  std::string anything() {
    static constexpr std::string_view pieces[] = {
        "+",    "-",    "*",        "/",    "^",  "@",   "(", ")",    "(", ")", ",",  ";",  "=",   "a",    "b",  "W",
        "x",    "r",    "1",        "2.5",  ".5", "1e3", "0", "$",    "p", " ", "e",  "1e", "exp", "(a",   "b)", "exp(",
        "max(", "sum(", "sigmoid(", "p = ", "·",  "−",   "θ", "10⁻³", "²", "#", "\n", "-=", "**",  "×10⁻", "|"};
    std::string result;
    while (at_ < bytes_.size())
      if (next() < 250)
        result += one(pieces);
      else
        result += static_cast<char>(next());
    return result;
  }

  std::string sum(int depth) {
    std::string result = operand(depth);
    while (next() % 3 == 1 && depth < 8)
      result +=
          one({" + ", "-", " * ", "/", "^", " @ ", "+", "*", "%", "·", "−", "**", " × ", "\n+ "}) + operand(depth);
    return result;
  }

  std::string operand(int depth) {
    const unsigned choice = next() % 8;
    if (choice < 4 || depth > 6)
      return one({"a", "W", "x", "r", "a", "1", "2.5", ".5", "3", "0", "1e3", "p", "q", "10⁻³", "1.5·10²"});
    if (choice == 4) return "-" + operand(depth + 1);
    if (choice == 5) return "(" + sum(depth + 1) + (next() == 255 ? "" : ")");
    if (choice == 6) return one({"max(", "min("}) + sum(depth + 1) + "," + sum(depth + 1) + ")";
    return one({"exp(", "log(", "sqrt(", "sin(", "cos(", "tanh(", "sigmoid(", "relu(", "gelu(", "silu(", "softplus(",
                "abs(", "sum(", "mean(", "sum(", "mean("}) +
           sum(depth + 1) + ")";
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

inline std::string textFrom(std::string_view bytes) { return TextMaker(bytes).text(); }

/// The result of a text.
enum class Outcome { value, refused, broken };

/// Runs everything that the core does with a text. `broken`: a problem without a column, or a trace that differs from
/// the pass. Sanitizers find crashes and hangs.
inline Outcome tryText(const std::string& text) {
  Bindings at{{"a", Matrix<double>::Constant(1, 1, 0.5)},
              {"W", Matrix<double>(2, 2)},
              {"x", Matrix<double>(2, 1)},
              {"r", Matrix<double>(1, 2)}};
  at[1].second << 1, -2, 3, 4;
  at[2].second << 1, 2;
  at[3].second << -1, 0.5;
  const auto hasColumn = [](const Problems& problems) {
    return std::all_of(problems.begin(), problems.end(), [](const Problem& problem) {
      return problem.path == "text" && problem.message.substr(0, 7) == "column " &&
             Value(problem.params).find("column") != nullptr;
    });
  };
  Problems programProblems;
  if (std::optional<Program> program =
          Program::parse(text, {.given = {"a", "b"}, .fixed = {"b"}, .others = {{"q", "a"}}}, programProblems)) {
    std::vector<double> values(program->names().size(), 0.5);
    program->run(values);
  } else if (programProblems.empty() || !hasColumn(programProblems)) {
    return Outcome::broken;
  }
  Problems problems;
  std::optional<Expression> expression = makeExpression(text, at, problems);
  if (!expression) return !problems.empty() && hasColumn(problems) ? Outcome::refused : Outcome::broken;
  Differentiation asked{std::move(*expression), at, Mode::vjp};
  if (asked.tape().hasAdjoint(asked.output())) asked.tape().seed();
  const Trace passed = trace(asked);
  asked.run();
  for (NodeId id = 0; id < asked.tape().size(); ++id) {
    const auto& adjoint = passed.derivatives[static_cast<std::size_t>(id)];
    if (!adjoint) continue;
    const Matrix<double> whole = asked.tape().adjoint(id);
    for (Index i = 0; i < whole.size(); ++i)
      if (!(whole(i) == (*adjoint)(i) || (whole(i) != whole(i) && (*adjoint)(i) != (*adjoint)(i))))
        return Outcome::broken;
  }
  return Outcome::value;
}

}  // namespace gradlab
