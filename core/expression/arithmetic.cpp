#include "core/expression/arithmetic.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/matrix/elementary.h"
#include "core/ops/max.h"
#include "core/ops/min.h"

namespace gradlab {

namespace {

using elementary::doubleExpBelowZero, elementary::doubleLogistic, elementary::doubleLogOnePlus, elementary::doubleTanh,
    elementary::normalShare, elementary::sineAfterQuarters;

double power(double base, double exponent) {
  if (std::nearbyint(exponent) != exponent || std::abs(exponent) > 0x1p31) return std::exp(exponent * std::log(base));
  double product = 1;
  for (auto left = static_cast<std::int64_t>(std::abs(exponent)); left > 0; left /= 2, base *= base)
    if (left % 2 == 1) product *= base;
  return exponent < 0 ? 1 / product : product;
}

double same(double x, double /*none*/) { return x; }

/// In the order of `operators()`.
constexpr std::array<NumberFunction, 23> functions{
    [](double a, double b) { return a + b; },
    [](double a, double b) { return a - b; },
    [](double a, double b) { return a * b; },
    [](double a, double b) { return a / b; },
    power,
    [](double a, double b) { return a * b; },
    [](double x, double) { return -x; },
    [](double x, double) { return std::exp(x); },
    [](double x, double) { return std::log(x); },
    [](double x, double) { return std::sqrt(x); },
    [](double x, double) { return sineAfterQuarters(x, 0); },
    [](double x, double) { return sineAfterQuarters(x, 1); },
    [](double x, double) { return doubleTanh(x); },
    [](double x, double) { return doubleLogistic(x); },
    [](double x, double) { return x < 0 ? 0 : x; },
    [](double x, double) { return x * normalShare(x); },
    [](double x, double) { return x * doubleLogistic(x); },
    [](double x, double) { return std::max(x, 0.0) + doubleLogOnePlus(doubleExpBelowZero(-std::abs(x))); },
    [](double x, double) { return std::abs(x); },
    [](double a, double b) { return MaxValue::apply(a, b); },
    [](double a, double b) { return MinValue::apply(a, b); },
    same,
    same,
};

}  // namespace

NumberFunction onNumbers(const Operator& op) { return functions[placeOf(op)]; }

}  // namespace gradlab
