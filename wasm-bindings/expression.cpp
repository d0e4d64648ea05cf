#include "wasm-bindings/expression.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>

#include "core/expression/differences.h"
#include "core/expression/ends.h"
#include "core/expression/jacobian.h"
#include "core/expression/trace.h"
#include "wasm-bindings/arguments.h"
#include "wasm-bindings/arrays.h"
#include "wasm-bindings/value.h"

using emscripten::val;

namespace gradlab {

namespace {

template <class Numbers>
val matrix(const Numbers& numbers) {
  val result = val::object();
  result.set("rows", static_cast<int>(numbers.rows()));
  result.set("columns", static_cast<int>(numbers.cols()));
  result.set("values", typedArray(numbers));
  return result;
}

val matrixOrNull(const std::optional<Matrix<double>>& numbers) { return numbers ? matrix(*numbers) : val::null(); }

val listOf(std::span<const NodeId> ids) {
  val list = val::array();
  for (std::size_t i = 0; i < ids.size(); ++i) list.set(static_cast<int>(i), ids[i]);
  return list;
}

val troubleOrNull(const std::optional<Trouble>& trouble) {
  if (!trouble) return val::null();
  val object = val::object();
  object.set("code", std::string(trouble->code));
  object.set("params", toJavaScript(Value(trouble->params)));
  object.set("message", trouble->message);
  return object;
}

val nodeOf(std::string_view text, const Expression& expression, NodeId id) {
  const Tape<double>& tape = expression.tape;
  const Span span = expression.syntax.nodes[static_cast<std::size_t>(id)].span;
  val node = val::object();
  node.set("id", id);
  node.set("op", std::string(tape.op(id)));
  node.set("inputs", listOf(tape.inputs(id)));
  node.set("name", tape.name(id).empty() ? val::null() : val(tape.name(id)));
  node.set("span", listOf(std::array{unitsBefore(text, span.from), unitsBefore(text, span.to)}));
  node.set("value", matrix(tape.value(id)));
  node.set("reached", tape.leadsToOutput(id));
  node.set("kink", isAtKink(expression, id));
  node.set("trouble", troubleOrNull(troubleAt(expression, id)));
  return node;
}

val contributionOf(const Contribution& from) {
  constexpr std::array kinds{"elementwise", "left", "right", "spread"};
  val contribution = val::object();
  contribution.set("input", from.input);
  contribution.set("place", from.place);
  contribution.set("kind", std::string(kinds[static_cast<std::size_t>(from.kind)]));
  contribution.set("local", matrix(from.local));
  contribution.set("product", matrix(from.product));
  contribution.set("before", matrixOrNull(from.before));
  contribution.set("after", matrix(from.after));
  return contribution;
}

val stepOf(const PassStep& from) {
  val contributions = val::array();
  for (std::size_t i = 0; i < from.contributions.size(); ++i)
    contributions.set(static_cast<int>(i), contributionOf(from.contributions[i]));
  val step = val::object();
  step.set("node", from.node);
  step.set("given", matrix(from.given));
  step.set("contributions", contributions);
  return step;
}

/// The gradient of each name that the text uses; zeros if the pass did not reach it.
val gradientOf(const Differentiation& asked, const Trace& passed) {
  val gradient = val::object();
  for (const auto& [name, value] : asked.at) {
    const NodeId id = inputNamed(asked.expression, name);
    if (id < 0) continue;
    const auto& adjoint = passed.derivatives[static_cast<std::size_t>(id)];
    gradient.set(name, matrix(adjoint ? *adjoint : Matrix<double>(Matrix<double>::Zero(value.rows(), value.cols()))));
  }
  return gradient;
}

/// The tangent of the output; zeros if the text depends on no input.
val tangentOf(const Differentiation& asked, const Trace& passed) {
  if (asked.mode != Mode::jvp) return val::null();
  const Shape shape = asked.expression.tape.shape(asked.output());
  const auto& tangent = passed.derivatives[static_cast<std::size_t>(asked.output())];
  return matrix(tangent ? *tangent : Matrix<double>(Matrix<double>::Zero(shape.rows, shape.cols)));
}

/// Caches the last problem, so that its matrix is drawn once for all calls into which the passes are divided.
struct LastProblem {
  std::int64_t inputs = 0, outputs = 0, seed = -1;
  std::unique_ptr<JacobianProblem> problem;
};

LastProblem& lastProblem() {
  static LastProblem one;
  return one;
}

}  // namespace

val express(const val& plain) {
  const std::optional<Value> request = fromJavaScript(plain);
  if (!request) return refused(tooLarge());
  Problems problems;
  std::optional<Differentiation> asked = checkDifferentiation(*request, problems);
  if (!asked) return refused(problems);
  const Trace passed = trace(*asked);
  const std::string& text = *request->find("text")->text();
  val nodes = val::array(), steps = val::array(), derivatives = val::array();
  for (NodeId id = 0; id < asked->tape().size(); ++id) {
    nodes.set(id, nodeOf(text, asked->expression, id));
    derivatives.set(id, matrixOrNull(passed.derivatives[static_cast<std::size_t>(id)]));
  }
  for (std::size_t i = 0; i < passed.steps.size(); ++i) steps.set(static_cast<int>(i), stepOf(passed.steps[i]));
  val answer = val::object();
  answer.set("value", matrix(asked->tape().value(asked->output())));
  answer.set("output", asked->output());
  answer.set("nodes", nodes);
  answer.set("steps", steps);
  answer.set("derivatives", derivatives);
  answer.set("gradient", asked->mode == Mode::vjp ? gradientOf(*asked, passed) : val::object());
  answer.set("tangent", tangentOf(*asked, passed));
  return answer;
}

val differences(const val& plain) {
  const std::optional<Value> request = fromJavaScript(plain);
  if (!request) return refused(tooLarge());
  Problems problems;
  const std::optional<Differences> differences = findDifferences(*request, problems);
  if (!differences) return refused(problems);
  val answer = val::object();
  answer.set("exact", differences->exact);
  answer.set("double", typedArray(differences->inDouble));
  answer.set("float", typedArray(differences->inFloat));
  answer.set("below", typedArray(differences->below));
  answer.set("above", typedArray(differences->above));
  answer.set("kinks", listOf(differences->kinks));
  return answer;
}

val jacobian(const val& request) {
  constexpr std::array<std::string_view, 2> modes{"vjp", "jvp"};
  object(request, "request");
  const std::int64_t inputs = wholeNumber(request["inputs"], "inputs", 1),
                     outputs = wholeNumber(request["outputs"], "outputs", 1);
  const std::int64_t seed = wholeNumber(request["seed"], "seed", 0), from = wholeNumber(request["from"], "from", 0);
  const std::int64_t count = wholeNumber(request["count"], "count", 0);
  const Mode mode = oneOf(request["mode"], "mode", modes) == 0 ? Mode::vjp : Mode::jvp;
  Problems problems;
  for (const auto& [name, units] : {std::pair{"inputs", inputs}, std::pair{"outputs", outputs}})
    if (units > JacobianProblem::mostUnits)
      problems.push_back({name, "out-of-range", {{"min", 1}, {"max", 1000}}, "must be between 1 and 1000"});
  if (!problems.empty()) return refused(problems);
  LastProblem& last = lastProblem();
  if (last.inputs != inputs || last.outputs != outputs || last.seed != seed)
    last = {inputs, outputs, seed,
            std::make_unique<JacobianProblem>(inputs, outputs, static_cast<std::uint64_t>(seed))};
  const auto most = static_cast<std::int64_t>(JacobianProblem::mostUnits);
  const JacobianPart part =
      last.problem->passes(mode, static_cast<Index>(std::min(from, most)), static_cast<Index>(std::min(count, most)));
  val answer = val::object();
  answer.set("values", typedArray(part.values));
  answer.set("multiplications", part.multiplications);
  answer.set("stored", part.stored);
  return answer;
}

}  // namespace gradlab
