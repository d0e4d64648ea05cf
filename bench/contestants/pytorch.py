"""PyTorch on one thread: the loop of a tutorial with torch.optim.Adam. Uses the protocol of lib/process.mjs."""

import struct
import sys

import torch

pipe = sys.stdin.buffer
data = memoryview(bytearray(pipe.read(struct.unpack("<i", pipe.read(4))[0])))
at = 0


def take(count, code):
    """The next `count` numbers of the problem as a new tensor; lib/problem.mjs describes the layout."""
    global at
    part = torch.frombuffer(data, dtype={"i": torch.int32, "f": torch.float32}[code], count=count, offset=at)
    at += 4 * count
    return part.clone()


torch.set_num_threads(1)
widths = take(take(1, "i").item(), "i").tolist()
tanh, batch, rows = take(3, "i").tolist()
rate = take(1, "f").item()
x = take(rows * widths[0], "f").reshape(rows, widths[0])
labels = take(rows, "i").long()
layers = []
for inputs, units in zip(widths, widths[1:]):
    linear = torch.nn.Linear(inputs, units)
    with torch.no_grad():
        linear.weight.copy_(take(units * inputs, "f").reshape(units, inputs))
        linear.bias.copy_(take(units, "f"))
    layers += [linear, torch.nn.Tanh() if tanh else torch.nn.ReLU()]
model = torch.nn.Sequential(*layers[:-1])
optimizer = torch.optim.Adam(model.parameters(), lr=round(rate, 9))


def shuffled_batches():
    """Yields mini-batches forever. DataLoader would collect them sample by sample, which takes 25 times as long."""
    while True:
        for chosen in torch.randperm(rows).split(batch):
            yield x.index_select(0, chosen), labels.index_select(0, chosen)


batches = shuffled_batches()

print("ready", flush=True)
while request := pipe.read(4):
    for _ in range(struct.unpack("<i", request)[0]):
        inputs, targets = next(batches)
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(model(inputs), targets)
        loss.backward()
        optimizer.step()
    print(loss.item(), flush=True)
