#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "core/base/entry.h"
#include "core/init/draws.h"
#include "core/init/initializer-info.h"
#include "core/matrix/random.h"
#include "core/matrix/types.h"

namespace gradlab {

/// All initializers, in the order of a menu.
std::span<const InitializerInfo> initializers();
std::span<const Entry> initializerEntries();

/// Sets the first weights (units x inputs) and biases (units x 1) of a layer by the scheme, which is one of
/// `initializers()`, then multiplies the weights by settings.gain. Numbers are drawn in double precision and rounded
/// once at the end: one for each weight, unit by unit, and within a unit input by input. `zeros` and `constant` draw
/// none; `orthogonal` draws units x inputs normal numbers in the same order; `torch-default` then draws one for each
/// bias.
template <class Scalar>
void initialize(std::string_view scheme, const InitSettings& settings, Random& random, View<Scalar> weight,
                View<Scalar> bias);

/// The variances of one weight and of one bias of a layer as drawn; that of the weight includes the gain.
struct DrawnVariance {
  double weight, bias;
};

/// The variances of `initialize` in closed form; nothing for a scheme whose weights are not random (constant).
std::optional<DrawnVariance> varianceOf(std::string_view scheme, const InitSettings& settings, Index units,
                                        Index inputs);

/// The distribution of a scheme's weights, one independent draw for each; nothing where weights depend on each other or
/// are all equal. A weight is its draw times `spreadOf` its variance.
std::optional<Draws> drawsOf(std::string_view scheme);

extern template void initialize<float>(std::string_view, const InitSettings&, Random&, View<float>, View<float>);
extern template void initialize<double>(std::string_view, const InitSettings&, Random&, View<double>, View<double>);

}  // namespace gradlab
