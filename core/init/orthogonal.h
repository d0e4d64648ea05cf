#pragma once

#include <algorithm>

#include "core/init/initializer-info.h"
#include "core/init/knobs.h"
#include "core/init/layer-draft.h"

namespace gradlab::scheme {

/// Saxe, McClelland and Ganguli (2014): every rotation equally likely (Haar). Orthonormal are the rows or the columns,
/// whichever are fewer.
struct Orthogonal {
  static constexpr InitializerInfo info{
      .name = "orthogonal",
      .label = "Orthogonal",
      .help = "A random rotation: lengths are kept exactly, at any depth, as long as the layers are linear.",
      .formula = R"(W W^\mathsf T = I \;\text{ or }\; W^\mathsf T W = I)",
      .knobs = gainOnly,
      .torch = "torch.nn.init.orthogonal_(layer.weight)",
  };

  /// Of one weight; the weights of a row or column depend on each other.
  static double variance(Fan fan, const InitSettings&) { return 1 / std::max(fan.in, fan.out); }

  /// The Q of a normal matrix whose R has a positive diagonal is distributed by Haar's measure (Mezzadri, 2007), and
  /// Gram-Schmidt gives exactly that Q. Done twice it is orthogonal to rounding (Giraud et al., 2005).
  static void fill(LayerDraft& layer, const InitSettings&, Random& random) {
    layer.fillNormal(1, random);
    const bool wide = layer.weight.cols() > layer.weight.rows();
    Matrix<double> q = wide ? Matrix<double>(layer.weight.transpose()) : layer.weight;
    for (Index column = 0; column < q.cols(); ++column)
      for (int pass = 0; pass < 2; ++pass) {
        for (Index before = 0; before < column; ++before) q.col(column) -= q.col(before).dot(q.col(column)) * q.col(before);
        q.col(column) /= q.col(column).norm();
      }
    layer.weight = wide ? Matrix<double>(q.transpose()) : q;
  }
};

}  // namespace gradlab::scheme
