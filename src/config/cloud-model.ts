/**
 * Whether a model's name says that it runs at ollama.com, whoever lists it: a local Ollama offers such models beside
 * its own and hands on what it is sent (its documentation, "Cloud": `gpt-oss:120b-cloud`, `glm-4.6:cloud`).
 */
export function isCloudModel(name: string): boolean {
  return /[-:]cloud$/i.test(name.trim());
}
