#include "core/expression/operator.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gradlab {

namespace {

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

/// `of` is a function of one number, or of two.
constexpr Operator one(std::string_view spelling, double (*of)(double, double), Pattern pattern = Pattern::elementwise) {
  return {spelling, 1, pattern, of};
}

constexpr Operator two(std::string_view spelling, double (*of)(double, double), Pattern pattern = Pattern::elementwise) {
  return {spelling, 2, pattern, of};
}

constexpr std::array all{
    two("+", [](double a, double b) { return a + b; }),
    two("-", [](double a, double b) { return a - b; }),
    two("*", [](double a, double b) { return a * b; }),
    two("/", [](double a, double b) { return a / b; }),
    two("^", [](double a, double b) { return std::pow(a, b); }),
    two(
        "@", [](double a, double b) { return a * b; }, Pattern::product),
    one("-", [](double x, double) { return -x; }),
    one("exp", [](double x, double) { return std::exp(x); }),
    one("log", [](double x, double) { return std::log(x); }),
    one("sqrt", [](double x, double) { return std::sqrt(x); }),
    one("sin", [](double x, double) { return std::sin(x); }),
    one("cos", [](double x, double) { return std::cos(x); }),
    one("tanh", [](double x, double) { return std::tanh(x); }),
    one("sigmoid", [](double x, double) { return logistic(x); }),
    one("relu", [](double x, double) { return x < 0 ? 0 : x; }),
    one("gelu", [](double x, double) { return x * std::erfc(-x / std::sqrt(2.0)) / 2; }),
    one("silu", [](double x, double) { return x * logistic(x); }),
    one("softplus", [](double x, double) { return std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x))); }),
    one("abs", [](double x, double) { return std::abs(x); }),
    two("max", [](double a, double b) { return a < b ? b : a; }),
    two("min", [](double a, double b) { return b < a ? b : a; }),
    one(
        "sum", [](double x, double) { return x; }, Pattern::spread),
    one(
        "mean", [](double x, double) { return x; }, Pattern::spread),
};

}  // namespace

std::span<const Operator> operators() { return all; }

const Operator* findFunction(std::string_view name) {
  for (const Operator& op : all)
    if (op.spelling.size() > 1 && op.spelling == name) return &op;
  return nullptr;
}

const Operator* findSymbol(char symbol, int arity) {
  for (const Operator& op : all)
    if (op.arity == arity && op.spelling.size() == 1 && op.spelling[0] == symbol) return &op;
  return nullptr;
}

}  // namespace gradlab
