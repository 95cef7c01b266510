"""A language model small enough to make in a test: random weights, two layers, a tokenizer trained on a few sentences.

What it writes means nothing; that it is loaded, prompted and streamed is real. The call that works, offline, with
langchain-huggingface 1.2 and transformers 5:

    init_chat_model(f"huggingface:{folder}", max_tokens=16,
                    pipeline_kwargs={"do_sample": False, "return_full_text": False})

- `backend="pipeline"` and `task="text-generation"` are the defaults. `max_tokens` becomes `max_new_tokens`.
- Without `return_full_text=False`, `invoke` gives the prompt back before the answer; `stream` never does.
- Greedy decoding is `do_sample=False`. `temperature=0` raises ValueError in `invoke`; in `stream` the same error is
  lost in a thread, and `queue.Empty` comes 60 s later.
- `timeout`, `max_retries` and `base_url` are taken and ignored. No usage is told.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerFast

_END = "<|end|>"
_START = "<|start|>"
_SENTENCES = (
    "The leaders met in Dushanbe and adopted a joint action plan [1].",
    "It was proposed, not agreed, that an engineering hub be built in Bukhara [2].",
    "The answer is in the sentences that were shown, or it is not in the library.",
)
_CHAT_TEMPLATE = (
    "{% for message in messages %}<|start|>{{ message.role }}\n{{ message.content }}<|end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|start|>assistant\n{% endif %}"
)


def make_tiny_model(folder: Path, *, window_tokens: int = 512, seed: int = 20251009) -> Path:
    """Write a causal language model with its tokenizer to `folder`, some 200 kB, in a fifth of a second; its path.

    Importing transformers comes on top, some seconds once a process; so it is imported here.
    """
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM

    tokenizer = _tokenizer(window_tokens)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = LlamaForCausalLM(
            LlamaConfig(
                vocab_size=len(tokenizer),
                hidden_size=32,
                intermediate_size=64,
                num_hidden_layers=2,
                num_attention_heads=2,
                max_position_embeddings=window_tokens,
                bos_token_id=tokenizer.bos_token_id,
                eos_token_id=tokenizer.eos_token_id,
                pad_token_id=tokenizer.pad_token_id,
            )
        )
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def _tokenizer(window_tokens: int) -> "PreTrainedTokenizerFast":
    """A byte-level BPE tokenizer, which can encode any text, with a chat template."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    bpe = Tokenizer(models.BPE())
    bpe.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    bpe.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=400,
        special_tokens=[_START, _END],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    bpe.train_from_iterator(_SENTENCES, trainer)
    return PreTrainedTokenizerFast(
        tokenizer_object=bpe,
        bos_token=_START,
        eos_token=_END,
        pad_token=_END,
        model_max_length=window_tokens,
        chat_template=_CHAT_TEMPLATE,
    )
