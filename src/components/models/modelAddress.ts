/** The address of a model's page, from another of the folder. */
export function modelAddress(model_id: string): string {
  return `./model.html?id=${encodeURIComponent(model_id)}`;
}
