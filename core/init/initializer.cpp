#include "core/init/initializer.h"

#include <cassert>

#include "core/base/catalog-list.h"
#include "core/init/all.h"
#include "core/init/layer-draft.h"

namespace gradlab {

std::span<const InitializerInfo> initializers() { return infos<scheme::All>; }

std::span<const Entry> initializerEntries() { return entriesOf<infos<scheme::All>>; }

template <class Scalar>
void initialize(std::string_view scheme, const InitSettings& settings, Random& random, View<Scalar> weight,
                View<Scalar> bias) {
  LayerDraft layer(weight.rows(), weight.cols());
  [[maybe_unused]] const bool known = visitEntry<scheme::All>(scheme, [&]<class Scheme>(std::type_identity<Scheme>) {
    if constexpr (requires { Scheme::draws; })
      layer.fill(Scheme::draws, Scheme::variance(layer.fan(), settings), random);
    else
      Scheme::fill(layer, settings, random);
    if constexpr (requires { Scheme::fillBiases(layer, random); }) Scheme::fillBiases(layer, random);
  });
  assert(known);
  weight = (settings.gain * layer.weight).template cast<Scalar>();
  bias = layer.bias.template cast<Scalar>();
}

std::optional<DrawnVariance> varianceOf(std::string_view scheme, const InitSettings& settings, Index units,
                                        Index inputs) {
  const Fan fan{static_cast<double>(inputs), static_cast<double>(units)};
  std::optional<DrawnVariance> variance;
  visitEntry<scheme::All>(scheme, [&]<class Scheme>(std::type_identity<Scheme>) {
    if constexpr (requires { Scheme::variance(fan, settings); })
      variance = {.weight = settings.gain * settings.gain * Scheme::variance(fan, settings), .bias = 0};
    if constexpr (requires { Scheme::biasVariance(fan); }) variance->bias = Scheme::biasVariance(fan);
  });
  return variance;
}

std::optional<Draws> drawsOf(std::string_view scheme) {
  std::optional<Draws> draws;
  visitEntry<scheme::All>(scheme, [&]<class Scheme>(std::type_identity<Scheme>) {
    if constexpr (requires { Scheme::draws; }) draws = Scheme::draws;
  });
  return draws;
}

template void initialize<float>(std::string_view, const InitSettings&, Random&, View<float>, View<float>);
template void initialize<double>(std::string_view, const InitSettings&, Random&, View<double>, View<double>);

}  // namespace gradlab
