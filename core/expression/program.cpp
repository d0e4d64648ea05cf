#include "core/expression/program.h"

#include <algorithm>

namespace gradlab {

namespace {

/// Where a name stands in a list; behind its end if it does not.
std::size_t placeOf(const std::vector<std::string>& names, std::string_view name) {
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

bool contains(const std::vector<std::string>& names, std::string_view name) { return placeOf(names, name) < names.size(); }

}  // namespace

std::optional<Program> Program::parse(std::string_view text, const std::vector<std::string>& given, Problems& problems) {
  const std::optional<Syntax> syntax = gradlab::parse(text, Grammar::assignments, problems);
  if (!syntax) return std::nullopt;
  Program program;
  program.names_ = given;
  for (const Definition& definition : syntax->definitions) {
    if (!contains(program.assigned_, definition.name)) program.assigned_.push_back(definition.name);
    if (!contains(program.names_, definition.name)) program.names_.push_back(definition.name);
  }
  for (const SyntaxNode& node : syntax->nodes) {
    if (node.kind == SyntaxNode::Kind::operation) {
      const std::array<NodeId, 2> operands{node.operands[0], node.operands[1]};
      node.op->record(program.tape_, operands.data());
      continue;
    }
    const NodeId leaf = program.tape_.constant({1, 1});
    if (node.kind == SyntaxNode::Kind::constant) continue;
    const std::size_t place = placeOf(program.names_, node.name);
    if (place == program.names_.size()) {
      problems.push_back(unknownName(text, node, program.names_));
      return std::nullopt;
    }
    program.reads_.push_back({place, leaf});
    if (place >= given.size()) program.remembered_.push_back(node.name);
  }
  for (const std::string& name : program.assigned_) {
    // The last definition of a name is what it holds at the end.
    const auto last = std::find_if(syntax->definitions.rbegin(), syntax->definitions.rend(),
                                   [&](const Definition& definition) { return definition.name == name; });
    program.writes_.push_back({placeOf(program.names_, name), last->node});
  }
  program.tape_.finish({.adjoints = false, .tangents = false});
  for (std::size_t i = 0; i < syntax->nodes.size(); ++i)
    if (syntax->nodes[i].kind == SyntaxNode::Kind::constant) program.tape_.value(static_cast<NodeId>(i))(0) = syntax->nodes[i].number;
  return program;
}

void Program::run(std::span<double> values) {
  for (const Link& read : reads_) tape_.value(read.node)(0) = values[read.place];
  tape_.forward();
  for (const Link& write : writes_) values[write.place] = tape_.value(write.node)(0);
}

}  // namespace gradlab
