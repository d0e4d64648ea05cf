#include "core/expression/expression.h"

#include "core/expression/matrix-value.h"
#include "core/expression/record.h"

namespace gradlab {

namespace {

/// Records a syntax on a tape; stops at an unknown name, shapes that do not fit, or too many numbers.
class Recorder {
 public:
  Recorder(std::string_view text, const Bindings& at, Problems& problems) : text_(text), at_(at), problems_(problems) {}

  bool record(const Syntax& syntax, Tape<double>& tape) {
    for (const Definition& definition : syntax.definitions)
      if (find(at_, definition.name) != nullptr)
        return refuse(definition.at, "given-and-defined", {{"name", definition.name}},
                      definition.name + " is defined here and given a value too; choose one");
    for (const SyntaxNode& node : syntax.nodes)
      if (!record(node, tape)) return false;
    return true;
  }

 private:
  bool refuse(int at, std::string code, Value::Object params, const std::string& message) {
    problems_.push_back(problemAt(text_, at, std::move(code), std::move(params), message));
    return false;
  }

  bool record(const SyntaxNode& node, Tape<double>& tape) {
    const std::array<NodeId, 2> operands{node.operands[0], node.operands[1]};
    Shape shape{};
    if (node.kind == SyntaxNode::Kind::input) {
      const Matrix<double>* const given = find(at_, node.name);
      if (given == nullptr) return unknown(node);
      shape = {given->rows(), given->cols()};
    } else if (node.kind == SyntaxNode::Kind::operation) {
      const Shape left = tape.shape(operands[0]), right = node.op->arity == 1 ? Shape{} : tape.shape(operands[1]);
      shape = resultShape(*node.op, left, right);
      if (shape.rows == 0) return misfit(node, left, right);
    }
    elements_ += shape.size();
    if (elements_ > mostElements)
      return refuse(
          node.mark, "too-large", {{"most", static_cast<double>(mostElements)}, {"shape", shapeText(shape)}},
          "with this " + shapeText(shape) + " matrix there are more than " + std::to_string(mostElements) + " numbers");
    if (node.kind == SyntaxNode::Kind::operation)
      tape.rename(gradlab::record(*node.op, tape, operands.data()), node.name);
    else if (node.kind == SyntaxNode::Kind::input)
      tape.input(shape, node.name);
    else
      tape.constant(shape, node.name);
    return true;
  }

  bool unknown(const SyntaxNode& node) {
    std::vector<std::string> known;
    for (const auto& [name, value] : at_) known.push_back(name);
    problems_.push_back(unknownName(text_, node, known));
    return false;
  }

  bool misfit(const SyntaxNode& node, Shape left, Shape right) {
    const bool product = node.op->pattern == Pattern::product;
    const std::string op(node.op->spelling), shapes = shapeText(left) + " and " + shapeText(right);
    return refuse(
        node.mark, product ? "inner-sizes-differ" : "shapes-differ",
        {{"operator", op}, {"left", shapeText(left)}, {"right", shapeText(right)}},
        product ? shapeText(left) + " @ " + shapeText(right) + " does not fit: the columns of the left are " +
                      std::to_string(left.cols) + ", the rows of the right " + std::to_string(right.rows)
                : op + " cannot pair " + shapes + "; equal shapes fit, and a row, a column or a number is repeated");
  }

  std::string_view text_;
  const Bindings& at_;
  Problems& problems_;
  Index elements_ = 0;
};

}  // namespace

const Matrix<double>* find(const Bindings& at, std::string_view name) {
  for (const auto& [known, value] : at)
    if (known == name) return &value;
  return nullptr;
}

NodeId inputNamed(const Expression& expression, std::string_view name) {
  const auto& nodes = expression.syntax.nodes;
  for (std::size_t i = 0; i < nodes.size(); ++i)
    if (nodes[i].kind == SyntaxNode::Kind::input && nodes[i].name == name) return static_cast<NodeId>(i);
  return -1;
}

std::optional<Expression> makeExpression(std::string_view text, const Bindings& at, Problems& problems) {
  std::optional<Syntax> syntax = parse(text, Grammar::expression, problems);
  if (!syntax) return std::nullopt;
  Expression expression{std::move(*syntax), {}};
  Tape<double>& tape = expression.tape;
  if (!Recorder(text, at, problems).record(expression.syntax, tape)) return std::nullopt;
  tape.finish({.adjoints = true, .tangents = true});
  tape.aim(expression.syntax.output);
  for (std::size_t i = 0; i < expression.syntax.nodes.size(); ++i) {
    const SyntaxNode& node = expression.syntax.nodes[i];
    const auto id = static_cast<NodeId>(i);
    if (node.kind == SyntaxNode::Kind::input)
      tape.value(id) = *find(at, node.name);
    else if (node.kind == SyntaxNode::Kind::constant)
      tape.value(id)(0) = node.number;
  }
  return expression;
}

}  // namespace gradlab
