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
/// once at the end, one a weight, unit by unit and within a unit input by input; `zeros` and `constant` draw none,
/// `orthogonal` draws units x inputs normals likewise, and `torch-default` goes on with one for each bias.
template <class Scalar>
void initialize(std::string_view scheme, const InitSettings& settings, Random& random, View<Scalar> weight,
                View<Scalar> bias);

/// Of one weight and of one bias of a layer, as drawn, gain included.
struct DrawnVariance {
  double weight, bias;
};

/// The closed form of what `initialize` draws; nothing for a scheme whose weights are not random (constant).
std::optional<DrawnVariance> varianceOf(std::string_view scheme, const InitSettings& settings, Index units,
                                        Index inputs);

/// What a scheme's weights are drawn from, one independent draw a weight; nothing where weights depend on each other or
/// are all the same. A weight is its draw times `spreadOf` its variance.
std::optional<Draws> drawsOf(std::string_view scheme);

extern template void initialize<float>(std::string_view, const InitSettings&, Random&, View<float>, View<float>);
extern template void initialize<double>(std::string_view, const InitSettings&, Random&, View<double>, View<double>);

}  // namespace gradlab
