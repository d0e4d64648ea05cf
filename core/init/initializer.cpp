#include "core/init/initializer.h"

#include <cassert>

#include "core/base/catalog-list.h"
#include "core/init/all.h"
#include "core/init/layer-draft.h"

namespace gradlab {

std::span<const InitializerInfo> initializers() { return infos<scheme::All>; }

const InitializerInfo* findInitializer(std::string_view name) { return findByName(initializers(), name); }

template <class Scalar>
void initialize(std::string_view scheme, const InitSettings& settings, Random& random, View<Scalar> weight, View<Scalar> bias) {
  LayerDraft layer(weight.rows(), weight.cols());
  [[maybe_unused]] const bool known =
      visitEntry<scheme::All>(scheme, [&]<class Scheme>(std::type_identity<Scheme>) { Scheme::fill(layer, settings, random); });
  assert(known);
  weight = (settings.gain * layer.weight).template cast<Scalar>();
  bias = layer.bias.template cast<Scalar>();
}

template void initialize<float>(std::string_view, const InitSettings&, Random&, View<float>, View<float>);
template void initialize<double>(std::string_view, const InitSettings&, Random&, View<double>, View<double>);

}  // namespace gradlab
