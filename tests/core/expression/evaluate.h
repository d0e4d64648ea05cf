#pragma once

#include <gtest/gtest.h>

#include <string>

#include "core/expression/expression.h"

namespace gradlab {

inline Matrix<double> scalar(double number) { return Matrix<double>::Constant(1, 1, number); }

/// The text with these values, its forward pass done; a failure, and the tape of `0`, when it is refused.
inline Expression evaluated(const std::string& text, const Bindings& at = {}) {
  Problems problems;
  std::optional<Expression> expression = makeExpression(text, at, problems);
  for (const Problem& problem : problems) ADD_FAILURE() << text << ": " << problem.message;
  if (!expression) expression = makeExpression("0", {}, problems);
  expression->tape.forward();
  return std::move(*expression);
}

/// What the text comes to.
inline Matrix<double> valueOf(const std::string& text, const Bindings& at = {}) {
  const Expression expression = evaluated(text, at);
  return expression.tape.value(expression.syntax.output);
}

inline double numberOf(const std::string& text, const Bindings& at = {}) { return valueOf(text, at)(0); }

/// Why the text is refused; empty when it is not.
inline std::string complaintOf(const std::string& text, const Bindings& at = {}) {
  Problems problems;
  makeExpression(text, at, problems);
  return problems.empty() ? "" : problems.front().path + ": " + problems.front().message;
}

}  // namespace gradlab
