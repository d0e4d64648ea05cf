#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <tuple>

#include "core/autodiff/tape.h"
#include "core/base/entry.h"
#include "core/ops/elu.h"
#include "core/ops/gelu.h"
#include "core/ops/identity.h"
#include "core/ops/leaky-relu.h"
#include "core/ops/relu.h"
#include "core/ops/sigmoid.h"
#include "core/ops/silu.h"
#include "core/ops/softplus.h"
#include "core/ops/tanh.h"

namespace gradlab {

/// The activations, in the order of a menu.
using Activations = std::tuple<Identity, Relu, LeakyRelu, Elu, Tanh, Sigmoid, Gelu, Silu, Softplus>;

/// A catalog entry: the words of an activation.
struct ActivationInfo {
  std::string_view name, label, help;
  std::string_view formula;  ///< TeX in x
  std::string_view torch;    ///< the module of PyTorch
};

inline constexpr auto activationInfos = std::apply(
    [](auto... op) {
      return std::array{ActivationInfo{op.name, op.label, op.help, op.formula, op.torch}...};
    },
    Activations{});

/// All activations, in the order of a menu.
inline std::span<const ActivationInfo> activations() { return activationInfos; }
inline std::span<const Entry> activationEntries() { return entriesOf<activationInfos>; }

/// Appends the activation of that name and returns its node; nothing if no activation has that name.
template <class Scalar>
std::optional<NodeId> recordActivation(Tape<Scalar>& tape, std::string_view name, NodeId x) {
  std::optional<NodeId> result;
  std::apply([&](auto... op) { (void)((op.name == name && (result = tape.record(op, {x}), true)) || ...); },
             Activations{});
  return result;
}

}  // namespace gradlab
