#include "core/train/training-tape.h"

#include <algorithm>

#include "core/ops/mean-squared-error.h"
#include "core/ops/softmax-cross-entropy.h"

namespace gradlab {

TrainingTape::TrainingTape(Network<float>& net, Index batchSize, bool isRegression)
    : batch(batchSize), y(batchSize), labels(isRegression ? 0 : static_cast<std::size_t>(batchSize)) {
  nodes = net.record(tape, batch, Use::training);
  if (isRegression)
    loss = tape.record(MeanSquaredError{}, {nodes.logits(), tape.parameter({1, batch}, y.data(), nullptr, "y")});
  else
    loss = tape.record(SoftmaxCrossEntropy<float>(labels), {nodes.logits()});
  for (NodeId id = 0; id < loss; ++id)
    if (tape.kind(id) == Tape<float>::Kind::operation) network.push_back(id);
  tape.finish();
  tape.seed();
}

void TrainingTape::gather(const Part& part, std::span<const std::int32_t> rows) {
  const Index inputs = part.x.rows();
  float* x = tape.value(nodes.x).data();
  for (std::size_t i = 0; i < rows.size(); ++i, x += inputs) {
    std::copy_n(part.x.data() + rows[i] * inputs, inputs, x);
    if (labels.empty()) {
      y.data()[i] = part.y(0, rows[i]);
    } else {
      labels[i] = part.labels[static_cast<std::size_t>(rows[i])];
      y.data()[i] = static_cast<float>(labels[i]);
    }
  }
}

void TrainingTape::accumulate(bool add) {
  if (add == accumulates) return;
  tape.aim(loss, add);
  tape.seed();
  accumulates = add;
}

}  // namespace gradlab
