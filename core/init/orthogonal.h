#pragma once

#include <algorithm>

#include "core/init/initializer-info.h"
#include "core/init/knobs.h"
#include "core/init/layer-draft.h"
#include "core/init/orthonormal-columns.h"
#include "core/matrix/transpose.h"

namespace gradlab::scheme {

/// Saxe, McClelland and Ganguli (2014): every rotation is equally likely (Haar measure). The rows are orthonormal, or
/// the columns where there are at most as many columns as rows.
struct Orthogonal {
  static constexpr InitializerInfo info{
      .name = "orthogonal",
      .label = "Orthogonal",
      .help =
          "A random rotation: lengths are kept exactly, at any depth, as long as the layers are linear and none is "
          "narrower than its input.",
      .formula = R"(W W^\mathsf T = I \;\text{ or }\; W^\mathsf T W = I)",
      .knobs = gainOnly,
      .torch = "torch.nn.init.orthogonal_(layer.weight)",
  };

  /// The variance of one weight; weights of one matrix depend on each other.
  static double variance(Fan fan, const InitSettings&) { return 1 / std::max(fan.in, fan.out); }

  /// The Q of a normal matrix whose R has a positive diagonal is distributed by Haar's measure (Mezzadri, 2007).
  static void fill(LayerDraft& layer, const InitSettings&, Random& random) {
    layer.fill(Draws::normal, 1, random);
    const Index rows = layer.weight.rows(), cols = layer.weight.cols();
    if (rows >= cols) return makeColumnsOrthonormal(layer.weight);
    Matrix<double> turned(cols, rows);
    const View<double> weight(layer.weight.data(), rows, cols), columns(turned.data(), cols, rows);
    transpose<double>(readOnly(weight), columns);
    makeColumnsOrthonormal(turned);
    transpose<double>(readOnly(columns), weight);
  }
};

}  // namespace gradlab::scheme
