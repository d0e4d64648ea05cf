#include <cmath>
#include <iostream>

#include "cli/commands.h"
#include "cli/flags.h"
#include "cli/json.h"
#include "core/data/number.h"
#include "core/data/text.h"
#include "core/expression/matrix-value.h"
#include "core/expression/operator.h"
#include "core/expression/request.h"

namespace gradlab {

namespace {

/// Reads a number, or a matrix as JSON; any other text stays a text, which the check refuses.
Value matrixIn(const std::string& text) {
  if (const std::optional<double> number = parseNumber(text)) return *number;
  cli::ParsedJson parsed = cli::parseJson(text);
  return parsed.complaint.empty() ? std::move(parsed.value) : Value(text);
}

/// `w=1, W=[[1,2],[3,4]]` as names and values; commas inside brackets do not separate.
Value bindingsIn(const std::string& text, std::vector<std::string>& complaints) {
  Value::Object at;
  int depth = 0;
  std::size_t from = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size()) depth += (text[i] == '[' ? 1 : 0) - (text[i] == ']' ? 1 : 0);
    if (i < text.size() && (text[i] != ',' || depth > 0)) continue;
    const std::string binding = text.substr(from, i - from);
    const std::size_t equals = binding.find('=');
    if (equals == std::string::npos)
      complaints.push_back("--at: " + (binding.empty() ? "nothing stands where" : binding + " stands where") +
                           " name=value is expected");
    else
      at.emplace_back(std::string(trimmed(binding.substr(0, equals))), matrixIn(binding.substr(equals + 1)));
    from = i + 1;
  }
  return at;
}

/// The line of a problem: `text: ..` becomes `EXPR: ..`, `at.W: ..` as `--at: W ..`, `wrt: ..` as `--wrt: ..`.
std::string backpropComplaint(const Problem& problem) {
  if (problem.path == "text") return "EXPR: " + problem.message;
  if (problem.path.substr(0, 3) == "at.") return "--at: " + problem.path.substr(3) + ' ' + problem.message;
  return "--" + problem.path + ": " + problem.message;
}

/// The request for `checkDifferentiation`.
Value backpropRequest(cli::Flags& flags) {
  Value::Object request;
  if (flags.operands.empty()) flags.complaints.emplace_back("EXPR: must be given");
  // An operand after an unknown flag may be its value: then only the flag is reported.
  if (flags.operands.size() > 1 && flags.complaints.empty())
    flags.complaints.push_back("EXPR: must be one argument, and is followed by " + flags.operands[1] +
                               "; blanks need quotes");
  request.emplace_back("text", flags.operands.empty() ? "0" : flags.operands.front());
  const bool forwards = flags.has("mode") && flags.values["mode"] == "jvp";
  for (const auto& [flag, text] : flags.values) {
    if (flag == "at")
      request.emplace_back(flag, bindingsIn(text, flags.complaints));
    else if (flag == "cotangent" || flag == "tangent")
      request.emplace_back(flag, matrixIn(text));
    else
      request.emplace_back(flag, text);
    if (flag == "mode" && text != "vjp" && text != "jvp") flags.complaints.emplace_back("--mode: must be vjp or jvp");
    if (forwards ? flag == "cotangent" : flag == "wrt" || flag == "tangent")
      flags.complaints.push_back("--" + flag + ": belongs to the mode " + (forwards ? "vjp" : "jvp"));
  }
  return request;
}

/// The adjoint or tangent of a node after the pass; zeros if the pass did not reach it.
Value derivativeAt(Differentiation& done, NodeId id, Shape shape) {
  const Tape<double>& tape = done.expression.tape;
  const bool backwards = done.mode == Mode::vjp;
  const bool none = id < 0 || (backwards && !tape.hasAdjoint(id));
  const Buffer<double> zeros(none ? shape.size() : 0);
  const auto view = [&](const View<double>& matrix) {
    return ConstView<double>(matrix.data(), matrix.rows(), matrix.cols());
  };
  if (none) return matrixValue({zeros.data(), shape.rows, shape.cols});
  return matrixValue(view(backwards ? tape.adjoint(id) : tape.tangent(id)));
}

Value resultOf(Differentiation& done) {
  const Tape<double>& tape = done.expression.tape;
  const bool backwards = done.mode == Mode::vjp;
  const auto value = [&](NodeId id) {
    return matrixValue({tape.value(id).data(), tape.shape(id).rows, tape.shape(id).cols});
  };
  Value::Array nodes;
  for (NodeId id = 0; id < tape.size(); ++id) {
    Value::Object node{{"id", id}, {"op", tape.op(id)}, {"inputs", Value::list(tape.inputs(id))}};
    if (!tape.name(id).empty()) node.emplace_back("name", tape.name(id));
    node.emplace_back("value", value(id));
    node.emplace_back(backwards ? "adjoint" : "tangent", derivativeAt(done, id, tape.shape(id)));
    nodes.emplace_back(std::move(node));
  }
  Value::Object result{{"value", value(done.output())}, {"nodes", std::move(nodes)}};
  if (!backwards) {
    result.emplace_back("tangent", derivativeAt(done, done.output(), tape.shape(done.output())));
    return result;
  }
  Value::Object gradient;
  for (const auto& [name, matrix] : done.at)
    gradient.emplace_back(name, derivativeAt(done, inputNamed(done.expression, name), {matrix.rows(), matrix.cols()}));
  result.emplace_back("gradient", std::move(gradient));
  return result;
}

/// Whether all numbers of a result are finite, except the adjoints and tangents of nodes: these may be infinite
/// although the result is finite, such as the tangent of sqrt(x) in x sqrt(x) at 0, which is multiplied by 0.
bool isFinite(const Value& value, bool isNode = false) {
  if (const double* const number = value.number()) return std::isfinite(*number);
  bool finite = true;
  if (const Value::Array* const items = value.array())
    for (const Value& item : *items) finite = finite && isFinite(item, isNode);
  if (const Value::Object* const members = value.object())
    for (const auto& [name, member] : *members)
      finite = finite && ((isNode && (name == "adjoint" || name == "tangent")) || isFinite(member, name == "nodes"));
  return finite;
}

/// The names of the functions that take `arity` arguments.
std::string functionsOf(int arity) {
  std::string names;
  for (const Operator& op : operators())
    if (op.arity == arity && findFunction(op.spelling) == &op)
      names.append(names.empty() ? "" : " ").append(op.spelling);
  return names;
}

std::string backpropHelp() {
  return "gradlab backprop EXPR --at name=value[,name=value] [--mode vjp] [--cotangent 1]\n"
         "gradlab backprop EXPR --at name=value[,name=value] --mode jvp --wrt NAME [--tangent 1]\n\n"
         "Records the expression, runs it and one pass through its derivatives, and prints every node as JSON, in the "
         "order of\n"
         "recording: its value, and its adjoint (vjp: the derivative of the result with respect to it) or its tangent "
         "(jvp: how\n"
         "it changes when NAME changes). Then the gradient with respect to each name, or the tangent of the result.\n\n"
         "EXPR     + - * / ^ @ with the usual precedence: ^ goes to the right and before a minus, @ is the matrix "
         "product, * goes\n"
         "         element by element; a row, a column or a number is repeated where the other side is larger.\n"
         "         " +
         functionsOf(1) + " of one argument, " + functionsOf(2) +
         " of two.\n"
         "         name = expr; ... in front defines names that may be used more than once.\n"
         "         An EXPR that begins with two dashes stands behind an argument of its own: --\n"
         "--at     values of the names; a matrix is a list of rows: W=[[1,2],[3,4]]. May be given more than once.\n"
         "--cotangent, --tangent   what the pass begins with; must be given unless that is a single number.\n\n"
         "Exit code 3 when a value, the gradient or the tangent of the result is not finite: it is null then. What is\n"
         "infinite on the way to a finite result is null with exit code 0: the tangent of sqrt(x) in x*sqrt(x) at 0.\n";
}

}  // namespace

int backprop(cli::Arguments arguments) {
  cli::Flags flags = cli::parseFlags(arguments, {"mode", "cotangent", "wrt", "tangent"}, {}, {"at"});
  if (flags.help) return cli::help(backpropHelp());
  const Value request = backpropRequest(flags);
  if (!flags.complaints.empty()) return cli::refuse(flags.complaints);
  Problems problems;
  std::optional<Differentiation> asked = checkDifferentiation(request, problems);
  for (const Problem& problem : problems) flags.complaints.push_back(backpropComplaint(problem));
  if (!asked) return cli::refuse(flags.complaints);
  asked->run();
  const Value result = resultOf(*asked);
  std::cout << cli::toJson(result) << '\n';
  return isFinite(result) ? cli::done : cli::nonFinite;
}

}  // namespace gradlab
