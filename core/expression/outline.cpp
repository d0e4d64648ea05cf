#include "core/expression/outline.h"

#include <algorithm>
#include <cassert>
#include <optional>

namespace gradlab {

namespace {

const SyntaxNode& nodeAt(const Syntax& syntax, int node) { return syntax.nodes[static_cast<std::size_t>(node)]; }

/// `whole`: the node is the right side of a line, which must not be replaced by its own name.
Value treeOf(const Syntax& syntax, int at, bool whole) {
  const SyntaxNode& node = nodeAt(syntax, at);
  if (!node.name.empty() && (!whole || node.kind == SyntaxNode::Kind::input)) return node.name;
  if (node.kind == SyntaxNode::Kind::constant) return node.number;
  Value::Array tree{node.op->op};
  for (std::size_t i = 0; i < node.op->arity; ++i) tree.push_back(treeOf(syntax, node.operands[i], false));
  return tree;
}

/// The comment at the end of the line that holds this byte, without the comment sign and the blanks around it.
std::string_view noteBehind(std::string_view text, int byte) {
  const auto from = static_cast<std::size_t>(byte);
  std::string_view line = text.substr(from, text.find('\n', from) - from);
  const std::size_t sign = std::min(line.find('#'), line.find("//"));
  if (sign >= line.size()) return {};
  line.remove_prefix(sign);
  line.remove_prefix(std::min(line.find_first_not_of("#/ \t"), line.size()));
  return line.substr(0, line.find_last_not_of(" \t\r") + 1);
}

}  // namespace

Value outlineOf(std::string_view text, const Syntax& syntax) {
  Value::Array lines;
  for (const Definition& definition : syntax.definitions)
    lines.push_back(Value::Object{{"to", definition.name},
                                  {"source", treeOf(syntax, definition.node, true)},
                                  {"note", noteBehind(text, definition.at)}});
  return lines;
}

Value outlineOf(std::string_view text) {
  Problems problems;
  const std::optional<Syntax> syntax = parse(text, Grammar::assignments, problems);
  assert(syntax);
  return syntax ? outlineOf(text, *syntax) : Value(Value::Array{});
}

}  // namespace gradlab
