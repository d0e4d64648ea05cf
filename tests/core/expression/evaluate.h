#pragma once

#include <gtest/gtest.h>

#include <string>

#include "core/expression/expression.h"

namespace gradlab {

inline Matrix<double> scalar(double number) { return Matrix<double>::Constant(1, 1, number); }

/// The expression with these values, after its forward pass; if it is refused, a test failure and the expression `0`.
inline Expression evaluated(const std::string& text, const Bindings& at = {}) {
  Problems problems;
  std::optional<Expression> expression = makeExpression(text, at, problems);
  for (const Problem& problem : problems) ADD_FAILURE() << text << ": " << problem.message;
  if (!expression) expression = makeExpression("0", {}, problems);
  expression->tape.forward();
  return std::move(*expression);
}

/// The value of the text.
inline Matrix<double> valueOf(const std::string& text, const Bindings& at = {}) {
  const Expression expression = evaluated(text, at);
  return expression.tape.value(expression.syntax.output);
}

inline double numberOf(const std::string& text, const Bindings& at = {}) { return valueOf(text, at)(0); }

/// The problem of the text; empty if there is none.
inline std::string complaintOf(const std::string& text, const Bindings& at = {}) {
  Problems problems;
  makeExpression(text, at, problems);
  return problems.empty() ? "" : problems.front().path + ": " + problems.front().message;
}

}  // namespace gradlab
